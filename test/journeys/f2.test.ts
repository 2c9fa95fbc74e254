import { confirmConsent } from '@kring/contract/consent'
import { checkConsent, markPresence, openMeeting, planMeeting, readMeeting } from '@kring/contract/meetings'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase, decideToStart, linesFor, sign } from '../world/a-case.ts'
import type { Person } from './person.ts'
import { step, type Room } from './room.ts'
import { openStage, type Stage } from './stage.ts'

/*
 * In the middle of a meeting, at its fourth item, Alma, 16, takes back her consent towards the police. Once
 * the facilitator notes it for her, and once she does it herself on her phone.
 */

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const unsent = 'Vi såg henne vid stationen i lördags kväll.'

test('what the facilitator notes empties the page of the police, who keep their unsent words; the others go on', async () => {
  const held = await atTheFourthItem()
  const { leader: majken, wall } = held.room
  await majken.press('Anteckna att samtycket tas tillbaka')
  const note = majken.dialog('Samtycket tas tillbaka')
  await majken.answer('Vem tar tillbaka?', 'Alma Påhittad', note)
  await majken.answer('Vad gäller det?', /^Bara Polisen/, note)
  await majken.answer('Hur sades det?', 'I ett möte', note)
  await majken.look('f2-01-noted-by-the-facilitator')
  const began = performance.now()
  await majken.press('Ta tillbaka samtycket', note)
  await isOverForThePolice(held, began)

  await wall.getByRole('heading', { name: 'Mötet är pausat' }).waitFor()
  await majken.heading('Mötet är pausat').waitFor()
  await held.alma.reads('Mötet är pausat.')
  await majken.look('f2-03-facilitator-is-told')
  await majken.look('f2-04-wall-is-covered', wall)

  await majken.press('Har lämnat rummet')
  await majken.press('Samtycket gäller för alla här')
  await wall.getByRole('heading', { name: fourth }).waitFor()
  await step({ ...held.room, followers: [held.alma] }, 'Skola, socialtjänst, polis och fritid')
})

test('what she does herself on her phone has the same effect', async () => {
  const held = await atTheFourthItem()
  const { alma } = held
  await alma.goTo(held.casePath.replace('/arenden', '/sv/arende'))
  await alma.follow('Ändra eller ta tillbaka')
  await alma.follow('Ta tillbaka samtycket')
  await alma.answer('Vem ska inte längre få dela uppgifter?', /^Polisen/)
  await alma.look('f2-05-withdraw-1')
  await alma.press('Nästa')
  await alma.heading(/^Ta tillbaka samtycket för Polisen/).waitFor()
  await alma.look('f2-06-withdraw-2')
  const began = performance.now()
  await alma.press('Ta tillbaka samtycket')
  await isOverForThePolice(held, began)
  await alma.heading('Nu är det tillbakataget').waitFor()
  await alma.look('f2-07-withdrawn')
  await held.room.wall.getByRole('heading', { name: 'Mötet är pausat' }).waitFor()

  // Without the police it is no SIG: how it goes on is the coordinator's to decide, and not the family's to be asked again.
  const majken = held.room.leader
  await majken.goTo('/')
  await majken.page.locator(`a[href="${held.casePath}/samtycke"]`, { hasText: /^Inte längre med i samtycket/ }).click()
  await majken.heading(/^Inte med längre: polis/).waitFor()
  await majken.look('f2-08-required-party-lost')
  await majken.press('Pausa samverkan')
  const dialog = majken.dialog('Pausa samverkan')
  await majken.answer('Vad är grunden?', 'Annat skäl', dialog)
  await majken.write('Vad behöver de andra veta?', 'Vi ser vad familjen vill.', dialog)
  await majken.press('Pausa', dialog)
  await majken.heading(/^Inte med längre: polis/).waitFor()
  await expect.poll(() => majken.button('Pausa samverkan').count()).toBe(0)
})

const fourth = 'Åtaganden från förra mötet'

interface Held {
  room: Room
  ture: Person
  alma: Person
  casePath: string
  meetingPath: string
}

/** A SIG meeting with everybody in the room, at its fourth item, while the police write what they have not sent. */
async function atTheFourthItem(): Promise<Held> {
  const { world } = stage
  const agencies = ['majken', 'sara', 'agda', 'ture', 'ester'] as const
  const made = await aCase(world, {
    kind: 'sig', youth: 'alma', guardians: ['hodan'], until: 'consent-pending',
    lines: (parties) => [
      ...linesFor(agencies.map((name) => parties[name])),
      { partyId: parties.ture, category: 'police-leisure', reads: false, gives: true },
      { partyId: parties.majken, category: 'police-leisure', reads: true, gives: false },
    ],
  })
  for (const name of ['hodan', 'alma'] as const) await sign(world, name, made.caseId, made.requestId)
  await decideToStart(world, made.caseId)
  for (const name of agencies) await (await world.as(name)).do(confirmConsent, { params: made, body: {} })
  const client = await world.as('majken')
  const startsAt = new Date(Date.now() + 60 * 60_000).toISOString()
  const { id: meetingId } = await client.do(planMeeting, { params: made, body: { kind: 'follow-up', startsAt, place: 'Kastanjen' } })
  const params = { caseId: made.caseId, meetingId }
  await client.do(openMeeting, { params })
  const { attendees } = await client.do(readMeeting, { params })
  await client.do(markPresence, { params, body: { parties: attendees.map(({ partyId }) => ({ partyId, presence: 'present' as const })) } })
  await client.do(checkConsent, { params, body: { outcome: 'passed' } })

  const casePath = `/arenden/${made.caseId}`
  const meetingPath = `${casePath}/moten/${meetingId}`
  const [majken, ture, alma] = [await stage.enter('majken', 'desktop'), await stage.enter('ture', 'phone'), await stage.enter('alma', 'phone')]
  await majken.goTo(`${meetingPath}/styr`)
  const wall = await majken.hangOnWall('Öppna projektorn')
  await ture.goTo(meetingPath)
  await alma.goTo(`/sv/mote/${made.caseId}/${meetingId}`)
  const room: Room = { leader: majken, wall, followers: [ture, alma] }
  for (const title of ['Sedan sist: den unge först', 'Sedan sist: vårdnadshavare', fourth]) await step(room, title)

  await ture.page.getByText('Dagordning').click()
  await ture.press(/^Skola, socialtjänst, polis och fritid/)
  await ture.write('Vad har ni själva sett?', unsent)
  await ture.reads(/^Utkast sparat/)
  return { room, ture, alma, casePath, meetingPath }
}

/** Nothing of the case is left on the page of the police but what they wrote themselves; and the server says the same. */
async function isOverForThePolice({ ture, casePath, meetingPath }: Held, began: number) {
  await ture.heading('Din åtkomst har upphört').waitFor()
  console.log(`the page of the police was empty ${Math.round(performance.now() - began)} ms after the press`)
  await ture.reads('Ditt eget utkast. Det är inte delat, och bara du ser det.')
  await ture.reads(unsent)
  const left = await ture.everything()
  for (const words of ['Alma', 'Påhittad', 'Hodan', 'Kastanjen', fourth, 'Individmöte']) expect(left).not.toContain(words)
  expect(await ture.page.title()).not.toMatch(/Alma|Påhittad/)
  await ture.look('f2-02-ended-for-the-police')

  await ture.page.reload()
  await ture.reads('Sidan finns inte, eller så får du inte se den.')
  const api = (path: string) => ture.context.request.get(`/api${path.replace('/arenden', '/cases').replace('/moten', '/meetings')}`)
  expect((await api(meetingPath)).status()).toBe(404)
  expect(JSON.stringify(await (await api(casePath)).json())).not.toMatch(/Alma|Hodan/)
  await ture.goTo(casePath)
  await ture.heading('Ärende utan namn').waitFor()
  for (const words of ['Alma', 'Hodan', 'Kastanjen']) expect(await ture.everything()).not.toContain(words)
}
