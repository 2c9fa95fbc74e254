import type { Page } from 'playwright-core'
import type { Person } from './person.ts'

/** A meeting under way: who leads it, the wall, and who follows on a device of their own. */
export interface Room {
  leader: Person
  wall: Page
  followers: readonly Person[]
}

const onScreen = (page: Page, title: string | RegExp) => page.getByRole('heading', { name: title }).first().waitFor()

/** The leader goes on to the next item; gives after how many milliseconds the wall and every follower stood at it. */
export async function step({ leader, wall, followers }: Room, title: string): Promise<number> {
  const began = performance.now()
  await leader.press('Nästa', leader.page.getByRole('group', { name: 'Stega i mötet' }))
  await Promise.all([leader.page, wall, ...followers.map(({ page }) => page)].map((page) => onScreen(page, title)))
  return performance.now() - began
}

/** Everybody who has a chip is marked as being here. */
export async function everybodyIsHere(leader: Person) {
  const room = leader.page.getByRole('group', { name: 'Vilka är här?' })
  await room.getByRole('button').first().waitFor()
  const awaited = await room.getByRole('button', { pressed: false }).filter({ hasNotText: 'Alla som tackat ja' }).allTextContents()
  for (const label of awaited) {
    await room.getByRole('button', { name: label, exact: true }).click()
    await room.getByRole('button', { name: label, exact: true, pressed: true }).waitFor()
  }
}
