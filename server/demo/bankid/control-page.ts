import { html } from 'hono/html'
import type { Order, Person } from './orders.ts'

/** Every hint that an order can wait or fail with, as BankID documents them. */
export const pendingHints = ['outstandingTransaction', 'noClient', 'started', 'userMrtd', 'userCallConfirm', 'userFace', 'userStepUp', 'userSign', 'processing']
export const failedHints = [
  'expiredTransaction', 'certificateErr', 'userCancel', 'cancelled', 'startFailed', 'userDeclinedCall', 'notSupportedByUserApp', 'mrtdVerificationFailed',
  'facialRecognitionFailed', 'nfcNotSupportedByDevice', 'multipleBankIdsOnDevice', 'stepUpFailed',
]

/** The phone that nobody has: what is asked, and a button for each thing that can become of it. */
export const controlPage = (orders: readonly Order[], people: readonly Person[]) => html`<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Låtsas-BankID</title></head>
<body>
<main>
  <h1>Låtsas-BankID</h1>
  <p>Här väljer du vad som händer med en underskrift i demon. Ingen riktig e-legitimation finns bakom.</p>
  ${orders.length === 0 ? html`<p>Ingen väntar på en underskrift. <a href="/">Titta igen</a></p>` : ''}
  ${orders.map((order) => html`
  <section>
    <h2>${order.status === 'pending' ? 'Väntar' : order.status === 'complete' ? 'Undertecknad' : 'Avbruten'} ${order.hintCode}</h2>
    <pre>${order.visible}</pre>
    ${order.status !== 'pending' ? '' : html`
    <form method="post">
      <input type="hidden" name="orderRef" value="${order.orderRef}">
      <label>Vem <select name="as">${people.map(({ name }) => html`<option>${name}</option>`)}</select></label>
      <button name="do" value="sign">Skriv under</button>
      <label>Väntar på <select name="hintCode">${[...pendingHints, ...failedHints].map((hint) => html`<option>${hint}</option>`)}</select></label>
      <button name="do" value="wait">Låt vänta</button>
      <button name="do" value="fail">Låt misslyckas</button>
    </form>
    ${order.returnUrl ? html`<p><a href="${order.returnUrl}">Tillbaka till tjänsten</a></p>` : ''}`}
  </section>`)}
</main>
</body>
</html>`
