import { makeCommitment } from '@kring/contract/commitments'
import { confirmConsent } from '@kring/contract/consent'
import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { aCase, sign } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

test('an association accepts the reservation, which names what it may not do, and reads only then', async () => {
  const made = await aCase(stage.world, { until: 'consent-pending', agencies: ['ture', 'ester', 'kalle'] })
  const { caseId, requestId, parties } = made
  for (const name of ['asta', 'nils'] as const) await sign(stage.world, name, caseId, requestId)
  for (const name of ['majken', 'sara'] as const) {
    await (await stage.world.as(name)).do(confirmConsent, { params: { caseId, requestId }, body: {} })
  }
  const sara = await stage.world.as('sara')
  await sara.do(makeCommitment, { params: { caseId }, body: { ownerId: parties.sara, text: 'Ringa hem på fredagar.', dueOn: '2027-01-15' } })

  const kalle = await stage.enter('kalle', 'phone')
  await kalle.goTo(`/arenden/${caseId}/samtycke`)
  await kalle.reads('Ni får inte berätta det för någon annan, inte heller för andra hos er.')
  await kalle.look('staff-reservation')
  await kalle.press('Godta förbehållet och bekräfta')
  await kalle.reads('Det här behöver ett svar.')
  await kalle.tick('Vi har läst förbehållet och följer det.')
  await kalle.press('Godta förbehållet och bekräfta')
  await kalle.reads('Förbehållet som ni har godtagit')
  await kalle.goTo(`/arenden/${caseId}`)
  await kalle.reads('Ringa hem på fredagar.')

  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.reads('Har bekräftat, med förbehåll')
  await majken.look('staff-consent-with-reservation')
})
