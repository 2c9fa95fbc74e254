import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { cast } from '../../server/demo/cast.ts'

const output = new URL('../output/', import.meta.url).pathname
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** First and last names of everybody whom a case can be about: nothing of them may stand in a title, which others see over a shoulder. */
const names = Object.values(cast).filter(({ kind }) => kind === 'family').flatMap(({ name }) => name.split(' '))

/** With KRING_PICTURES=1 every page that is looked at is kept, for people to look at; else those on which something is wrong. */
const keepsAll = process.env['KRING_PICTURES'] === '1'

/**
 * Gives what is wrong with the page in light and dark, one sentence each: what axe finds, and a name in the title. Keeps pictures
 * of it in test/output.
 */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  mkdirSync(output, { recursive: true })
  const faults: string[] = []
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.evaluate(endTransitions)
    // React Aria leaves words for screen readers there, for seconds, which may point to what has left the page meanwhile.
    const axe = new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]')
    // Only the colours differ between the two.
    const { violations } = await (scheme === 'light' ? axe.withTags(tags) : axe.withRules('color-contrast')).analyze()
    for (const { id, help, nodes } of violations) {
      faults.push(...nodes.map(({ html, any }) => `${name}, ${scheme}: ${id}: ${help}: ${html} ${any[0]?.message ?? ''}`))
    }
    if (keepsAll || faults.length > 0) await picture(page, join(output, `${name}-${scheme}.png`))
  }
  const title = await page.title()
  if (names.some((word) => title.includes(word))) faults.push(`${name}: the title "${title}" names somebody`)
  return faults
}

/** In the browser: colours that are on their way to the other scheme have come there. */
const endTransitions = async () => {
  await new Promise(requestAnimationFrame)
  for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
}

/** All of the page in one picture: the window grows for it, so that what stands at its foot stands there in the picture too. */
async function picture(page: Page, path: string) {
  const window = page.viewportSize()!
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (height > window.height) await page.setViewportSize({ ...window, height })
  await page.screenshot({ path, animations: 'disabled' })
  if (height > window.height) await page.setViewportSize(window)
}
