import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'

interface Choosable {
  account: string
  name: string
  about: string
  kind: 'staff' | 'family'
}

/** Asks whom to be. `again` is true where somebody who is signed in proves it anew. */
export const choicePage = (everybody: readonly Choosable[], again: boolean) => page(again ? 'Visa att det är du' : 'Vem vill du vara?', html`
  ${fiction}
  ${choice(group('Personal', everybody.filter(({ kind }) => kind === 'staff')), families(everybody))}`)

/** Shows what is signed and asks who signs. */
export const signPage = (everybody: readonly Choosable[], text: string) => page('Skriv under', html`
  ${fiction}
  <pre>${text}</pre>
  ${choice(families(everybody))}`)

const fiction = html`<p>Granköping finns inte, och ingen av personerna heller. Därför frågar ingen efter lösenord: välj någon.</p>`
const families = (everybody: readonly Choosable[]) => group('Familjer', everybody.filter(({ kind }) => kind === 'family'))
const choice = (...groups: ReturnType<typeof html>[]) => html`
  <form method="post">
    ${groups}
    <p><button class="quiet" name="account" value="">Avbryt</button></p>
  </form>`

/** Something in the attempt was not right; nothing is said about what. */
export const sorryPage = (origin: string) => page('Inloggningen gick inte att slutföra', html`
  <p>Den kan ha tagit för lång tid. Inget har hänt.</p>
  <p><a href="${origin}/">Tillbaka till Kring</a></p>`)

const group = (title: string, people: readonly Choosable[]) => html`
  <h2>${title}</h2>
  <ul>${people.map(({ account, name, about }) => html`
    <li><button name="account" value="${account}"><strong>${name}</strong> <span>${about}</span></button></li>`)}
  </ul>`

const style = `
:root { color-scheme: light dark; --ground: #f6f4f0; --card: #fff; --text: #23211e; --soft: #5f5a52; --line: #8a8378; --focus: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ground: #1b1a18; --card: #262422; --text: #f0ede7; --soft: #b8b1a5; --line: #7d766b; --focus: #8ab8ee; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
pre { white-space: pre-wrap; font: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem .875rem; }
button { font: inherit; color: inherit; text-align: start; width: 100%; min-height: 3.5rem; padding: .5rem .875rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
button:hover { border-color: var(--text); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
button strong { display: block; }
button span { color: var(--soft); font-size: .9375rem; }
button.quiet { width: auto; min-height: 2.75rem; background: none; margin-top: 1rem; }
a { color: inherit; }`

const page = (title: string, content: ReturnType<typeof html>) => html`<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${raw(style)}</style></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`.toString()

const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** No script, this one style sheet, and forms that lead here and back to Kring (browsers check redirects of a form too). */
export const pageHeaders = (origin: string) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${styleHash}; form-action 'self' ${origin}; frame-ancestors 'none'; base-uri 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})
