import { makeCommitment } from '@kring/contract/commitments'
import { planMeeting } from '@kring/contract/meetings'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cast } from '../../server/demo/cast.ts'
import { aCase } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue, translations } from './tongue.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const inAWeek = () => new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString()

/** The pieces of Swedish sentences, as they stand between tags and values, that nobody reads who reads this language. */
const swedishPieces = (locale: string) => {
  const pieces = [...translations(locale)].flatMap(([swedish, text]) =>
    swedish.split(/<[^>]*>|\{[^}]*\}/).map((piece) => piece.trim()).filter((piece) => /\p{L}{4}/u.test(piece) && !text.includes(piece)),
  )
  return new Set(pieces)
}

test.each([['ar', 'asta'], ['so', 'nils']] as const)('what has been translated is never drawn in Swedish, not even for a moment: %s', async (locale, name) => {
  const { caseId, parties } = await aCase(stage.world)
  const majken = await stage.world.as('majken')
  const { id: meetingId } = await majken.do(planMeeting, { params: { caseId }, body: { kind: 'start', startsAt: inAWeek() } })
  const { id: commitmentId } = await majken.do(makeCommitment, {
    params: { caseId }, body: { ownerId: parties['majken']!, text: 'Ring mormor', dueOn: inAWeek().slice(0, 10) },
  })
  const inWords = tongue(locale)
  const swedish = swedishPieces(locale)
  const guardian = await stage.enter(name, 'phone')
  await guardian.context.addInitScript(keepWhatIsDrawn)
  const insistsOn = async (where: string) => {
    await guardian.page.getByRole('heading', { level: 1 }).waitFor()
    await guardian.page.waitForLoadState('networkidle')
    await guardian.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    const drawn = await guardian.page.evaluate(() => [...drawnTexts])
    expect(drawn.length, where).toBeGreaterThan(10)
    expect(drawn.filter((text) => swedish.has(text)), where).toEqual([])
  }

  const start = `/${locale}/arende/${caseId}`
  await guardian.goTo(start)
  await insistsOn('start')
  // The sentences of all other pages come now.
  await guardian.follow(inWords('Visa alla läsningar'))
  await expect.poll(() => guardian.page.title()).toContain(inWords('Vem har läst'))
  await insistsOn('the readings, by a link')
  for (const page of ['samtycke', 'samtycke/ta-tillbaka', 'samtycke/sparra', `samtycke/sparra/${cast.ture.id}`, 'plan', `lofte/${commitmentId}`, 'meddelanden', 'hur-blev-det']) {
    await guardian.goTo(`${start}/${page}`)
    await insistsOn(page)
  }
  for (const page of ['', 'installningar', 'tillganglighet', `mote/${caseId}/${meetingId}`]) {
    await guardian.goTo(`/${locale}/${page}`)
    await insistsOn(page)
  }
})

declare const drawnTexts: Set<string>

/** In the browser: keeps every text and every hidden name that has ever stood on the page outside what is marked as Swedish. */
const keepWhatIsDrawn = () => {
  const texts = new Set<string>()
  Object.assign(globalThis, { drawnTexts: texts })
  const keep = (text: string | null) => text?.trim() && texts.add(text.trim())
  const isMarked = (element: Element | null) => document.documentElement.lang !== 'sv' && element?.closest('[lang=sv]')
  new MutationObserver(() => {
    const nodes = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT)
    while (nodes.nextNode()) if (!isMarked(nodes.currentNode.parentElement)) keep(nodes.currentNode.textContent)
    for (const element of document.querySelectorAll('[aria-label]')) if (!isMarked(element)) keep(element.getAttribute('aria-label'))
    keep(document.title)
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
}
