import { readCase } from '@kring/contract/cases'
import { expect, test, afterAll, afterEach, beforeAll } from 'vitest'
import { aCase, sign } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm' }).format(new Date())
const output = (name: string) => new URL(`../output/${name}`, import.meta.url).pathname
const stateOf = async (caseId: string) => (await (await stage.world.as('majken')).do(readCase, { params: { caseId } })).state

test('a guardian signs on paper in their own language: printed, noted, photographed, confirmed by a colleague, and then it counts', async () => {
  const { caseId, requestId } = await aCase(stage.world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  await sign(stage.world, 'freja', caseId, requestId)
  const [majken, berit, bo] = [await stage.enter('majken', 'desktop'), await stage.enter('berit', 'phone'), await stage.enter('bo', 'smallPhone')]

  await bo.goTo(`/sv/arende/${caseId}/samtycke`)
  await bo.reads('Du kan också skriva under på papper')
  await bo.look('family-may-sign-on-paper')

  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.press('Skriv ut blankett')
  const choosing = majken.dialog('Blankett att skriva under')
  await majken.chooseFrom('På vilket språk läser personen?', 'Soomaali', choosing)
  await majken.look('staff-choose-paper-form')
  await majken.press('Visa blanketten', choosing)
  await majken.reads('Fylls i av kommunen')
  await majken.look('staff-paper-form')
  const number = (await majken.page.locator('article strong').nth(1).innerText()).trim()
  expect(number).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}$/)
  await majken.page.pdf({ path: output('staff-paper-form.pdf'), preferCSSPageSize: true })
  await majken.page.emulateMedia({ media: 'print' })
  expect(await majken.button('Skriv ut').isVisible()).toBe(false)
  expect(await majken.page.getByRole('navigation').first().isVisible()).toBe(false)
  await majken.page.emulateMedia({ media: 'screen' })

  // The paper comes back. A number that was read wrongly is told at once; the whole form is filled in by keyboard.
  await majken.goTo('/papper')
  await majken.write('Vilket nummer står på blanketten?', `${number.slice(0, -1)}${number.endsWith('2') ? '3' : '2'}`)
  await majken.page.keyboard.press('Enter')
  await majken.reads('Numret stämmer inte. Läs det en gång till.')
  await majken.look('staff-find-paper-wrong')
  await majken.write('Vilket nummer står på blanketten?', number.toLowerCase())
  await majken.page.keyboard.press('Enter')
  const noting = majken.dialog('Underskrift utanför Kring')
  await noting.waitFor()
  expect(await noting.getByLabel('Vilket nummer står på blanketten?').inputValue()).toBe(number)
  await noting.getByLabel('Vilken dag skrevs det under?').fill(today())
  await majken.chooseFrom('På vilket språk lästes texten?', 'Soomaali', noting)
  await majken.answer('Hur vet du vem det var?', 'Visade legitimation', noting)
  await majken.look('staff-note-paper')
  await noting.getByRole('button', { name: 'Anteckna', exact: true }).focus()
  await majken.page.keyboard.press('Enter')
  await majken.reads('Bild av papperet saknas')

  const [chooser] = await Promise.all([majken.page.waitForEvent('filechooser'), majken.press('Lägg till bild av papperet')])
  await chooser.setFiles({ name: 'papper.txt', mimeType: 'text/plain', buffer: Buffer.from('inte en bild') })
  await majken.reads('Det som skickades går inte att läsa.')
  const [again] = await Promise.all([majken.page.waitForEvent('filechooser'), majken.press('Lägg till bild av papperet')])
  // A sheet as a scanner makes it.
  await again.setFiles({ name: 'papper.pdf', mimeType: 'application/pdf', buffer: Buffer.from(sheet) })
  await majken.page.getByRole('img', { name: /^Papperet från Bo Uppdiktad/ }).waitFor()
  await majken.reads('En annan än den som antecknade det måste bekräfta.')
  await majken.look('staff-paper-waiting')
  expect(await stateOf(caseId)).toBe('consent-pending')

  await berit.goTo('/')
  await berit.follow(/Bekräfta en underskrift som en kollega har antecknat/)
  await berit.page.getByRole('img', { name: /^Papperet från Bo Uppdiktad/ }).waitFor()
  await berit.look('staff-paper-to-confirm')
  await berit.press('Bekräfta')
  await majken.reads('Bekräftat av Berit Vikariesson')
  await majken.reads('Bekräftad')
  await majken.look('staff-paper-confirmed')
  expect(await stateOf(caseId)).toBe('active')

  await bo.goTo(`/sv/arende/${caseId}/samtycke`)
  await bo.reads('Du skrev under på papper')
  await bo.look('family-signed-on-paper')
  await bo.goTo(`/ar/arende/${caseId}/samtycke`)
  await bo.reads('وقّعت على ورقة')
  await bo.look('family-signed-on-paper-ar')
})

test('a consent that was taken back by telephone in another\'s name stays taken back, and they are told', async () => {
  const { caseId, requestId } = await aCase(stage.world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  for (const name of ['freja', 'bo'] as const) await sign(stage.world, name, caseId, requestId)
  const [majken, freja] = [await stage.enter('majken', 'desktop'), await stage.enter('freja', 'smallPhone')]
  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.press('Anteckna att samtycket tas tillbaka')
  const dialog = majken.dialog('Samtycket tas tillbaka')
  await majken.answer('Vem tar tillbaka?', 'Freja Sagosson', dialog)
  await majken.answer('Hur sades det?', 'På telefon', dialog)
  await majken.press('Ta tillbaka samtycket', dialog)
  await majken.reads('Vem det var är inte kontrollerat än')
  await majken.look('staff-withdrawal-unchecked')

  await freja.goTo(`/sv/arende/${caseId}/samtycke`)
  await freja.reads('att du tog tillbaka ditt samtycke. Stämmer det inte?')
  await freja.look('family-withdrawal-noted')

  await majken.goTo('/')
  await majken.follow(/Kontrollera vem som tog tillbaka ett samtycke/)
  await majken.press('Kontrollera')
  const checking = majken.dialog('Vem var det?')
  await majken.answer('Hur kontrollerade du?', 'Ringde upp på ett känt nummer', checking)
  await majken.answer('Vad kom du fram till?', 'Det var någon annan', checking)
  await majken.look('staff-check-withdrawal')
  await majken.press('Spara', checking)
  await majken.reads('Inget öppnas igen av sig självt.')
  await majken.look('staff-withdrawal-not-them')

  await freja.goTo(`/sv/arende/${caseId}/samtycke`)
  await freja.reads('Någon annan tog tillbaka samtycke i ditt namn.')
  await freja.look('family-withdrawal-not-them')
  await freja.goTo(`/sv/arende/${caseId}`)
  await freja.reads('Någon annan tog tillbaka samtycke i ditt namn.')
})

test('a yes that was said is noted with who heard it, and dropped where it was wrong', async () => {
  const { caseId, requestId } = await aCase(stage.world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  await sign(stage.world, 'freja', caseId, requestId)
  const majken = await stage.enter('majken', 'phone')
  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.look('staff-not-signed-here')
  await majken.press('Anteckna underskrift')
  const noting = majken.dialog('Underskrift utanför Kring')
  await majken.answer('Hur gick det till?', 'Muntligt', noting)
  await noting.getByLabel('Vilken dag sades det?').fill(today())
  await majken.answer('Hur vet du vem det var?', 'Är känd sedan tidigare', noting)
  await majken.write(/^Vem mer var med/, 'Mira Mottagning', noting)
  await majken.look('staff-note-spoken')
  await majken.press('Anteckna', noting)
  await majken.reads('Hördes också av Mira Mottagning')
  await majken.look('staff-spoken-waiting')
  await majken.press('Ta bort')
  await majken.press('Ta bort', majken.page.getByRole('alertdialog'))
  await majken.readsNoMore('Hördes också av Mira Mottagning')
  expect(await stateOf(caseId)).toBe('consent-pending')
})

const sheet = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 130>>stream
BT /F 28 Tf 60 740 Td (Samtycke) Tj 0 -560 Td (Bo Uppdiktad) Tj ET
60 170 m 500 170 l S 200 190 m 230 215 260 175 330 205 c S
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`
