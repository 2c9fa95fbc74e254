import { makeCommitment } from '@kring/contract/commitments'
import { withdrawConsent } from '@kring/contract/consent'
import { setGoal } from '@kring/contract/plan'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

test('who can read a promise or a goal, and why, is one press away for staff and family', async () => {
  const { caseId, requestId, parties } = await aCase(stage.world)
  const sara = await stage.world.as('sara')
  const { id: goalId } = await sara.do(setGoal, { params: { caseId }, body: { area: 'school', professionalWords: 'Vara i skolan varje dag.' } })
  const { id } = await sara.do(makeCommitment, { params: { caseId }, body: { ownerId: parties.sara, goalId, text: 'Ringa hem på fredagar.', dueOn: '2027-01-15' } })
  await (await stage.world.as('asta')).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: parties.ture, category: 'plan', method: 'self' } })

  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/atagande/${caseId}/${id}`)
  await majken.open(/^Läses av: /)
  await majken.reads(/Nils Exempelsson/)
  await majken.reads('Inget samtycke ger rätt att läsa det här.')
  await majken.look('staff-who-reads')

  const asta = await stage.enter('asta', 'smallPhone')
  await asta.goTo(`/sv/arende/${caseId}/plan`)
  await asta.open('Vem kan läsa det här?')
  await asta.reads('Andra i familjen står inte med här.')
  await asta.look('family-who-reads')
  const words = await asta.everything()
  expect(words).toContain('Asta Provlund')
  expect(words).not.toContain('Nils Exempelsson')
  await asta.goTo(`/ar/arende/${caseId}/plan`)
  await asta.open('من يمكنه قراءة هذا؟')
  await asta.reads('أفراد العائلة الآخرون غير مذكورين هنا.')
  await asta.look('family-who-reads-ar')
})
