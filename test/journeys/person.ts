import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { faultsOf } from './look.ts'

/** The screens of the story. Families and the police have phones, the coordinator a desk, the room a projector. */
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  smallPhone: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
  projector: { viewport: { width: 1920, height: 1080 } },
} as const
export type Screen = keyof typeof screens
const habits = { locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce', colorScheme: 'light' } as const

type Name = string | RegExp

/**
 * Somebody in a browser of their own. Finds things as people do: by what they are and what they are called. Whatever the
 * browser complains about is kept in `complaints`.
 */
export class Person {
  readonly name: CastName
  readonly context: BrowserContext
  page: Page
  readonly complaints: string[] = []
  /** How many times a key, a button or an answer was needed; a whole field counts once. */
  inputs = 0
  #url: string
  #wall: BrowserContext | undefined

  private constructor(name: CastName, url: string, context: BrowserContext, page: Page) {
    this.name = name
    this.context = context
    this.page = page
    this.#url = url
    this.listenTo(page)
  }

  static async open(browser: Browser, url: string, name: CastName, screen: Screen, { aheadMs = 0 } = {}): Promise<Person> {
    const context = await browser.newContext({
      ...screens[screen], ...habits, baseURL: url,
    })
    context.setDefaultTimeout(15_000)
    if (aheadMs) await context.addInitScript(moveClock, aheadMs)
    return new Person(name, url, context, await context.newPage())
  }

  /** Signs in by the demo's short way. */
  async signIn(): Promise<this> {
    const answer = await this.context.request.post(`${this.#url}/api/demo/session`, { data: { as: this.name }, headers: { origin: this.#url } })
    if (!answer.ok()) throw new Error(`${this.name} cannot sign in: ${answer.status()} ${await answer.text()}`)
    return this
  }

  /**
   * Follows a link that opens a tab, and hangs it on the wall as a window of its own: a tab behind another draws once per
   * second, which no projector does.
   */
  async hangOnWall(name: Name): Promise<Page> {
    const [tab] = await Promise.all([this.context.waitForEvent('page'), this.follow(name)])
    await tab.waitForURL(/\/arenden\//)
    this.#wall = await this.context.browser()!.newContext({ ...habits, viewport: screens.projector.viewport, storageState: await this.context.storageState() })
    const wall = await this.#wall.newPage()
    this.listenTo(wall)
    await wall.goto(tab.url())
    await tab.close()
    return wall
  }

  async goTo(path: string) {
    await this.page.goto(path)
  }

  button = (name: Name) => this.page.getByRole('button', { name, exact: true })
  link = (name: Name) => this.page.getByRole('link', { name, exact: true })
  heading = (name: Name) => this.page.getByRole('heading', { name })
  text = (words: Name) => this.page.getByText(words)
  dialog = (name: Name) => this.page.getByRole('dialog', { name })
  field = (name: Name) => this.page.getByRole('textbox', { name })

  async press(name: Name, within: Page | Locator = this.page) {
    this.inputs += 1
    await within.getByRole('button', { name, exact: true }).click()
  }

  async follow(name: Name, within: Page | Locator = this.page) {
    this.inputs += 1
    await within.getByRole('link', { name, exact: typeof name === 'string' }).click()
  }

  async write(name: Name, words: string, within: Page | Locator = this.page) {
    this.inputs += 1
    await within.getByRole('textbox', { name }).fill(words)
  }

  /** Answers a question that has its answers beside it. */
  async answer(question: Name, answer: Name, within: Page | Locator = this.page) {
    await this.pick(within.getByRole('radiogroup', { name: question }).getByRole('radio', { name: answer }))
  }

  /** Presses the card around an answer, as a finger does: the input itself is out of sight. */
  async pick(input: Locator) {
    this.inputs += 1
    await input.locator('xpath=ancestor::label').click()
    await expect.poll(() => input.isChecked()).toBe(true)
  }

  /** Opens what stands behind a line that can be unfolded. */
  async open(line: Name) {
    this.inputs += 1
    await this.page.locator('summary').filter({ hasText: line }).click()
  }

  /** Takes one answer of the device's own list. */
  async chooseFrom(question: Name, answer: string, within: Page | Locator = this.page) {
    this.inputs += 1
    await within.getByRole('combobox', { name: question }).selectOption({ label: answer })
  }

  async tick(name: Name, within: Page | Locator = this.page) {
    await this.pick(within.getByRole('checkbox', { name }))
  }

  /** Waits until words can be read. */
  async reads(words: Name, within: Page | Locator = this.page) {
    await within.getByText(words).first().waitFor()
  }

  /** Waits until words can no longer be read anywhere. */
  async readsNoMore(words: Name) {
    await this.page.getByText(words).first().waitFor({ state: 'hidden' })
  }

  /** Everything that stands on the page, hidden or not. */
  everything = (page: Page = this.page) => page.locator('html').innerHTML()

  /** Waits for the page to be at rest, keeps a picture of it and insists that nothing is wrong with it. */
  async look(name: string, page: Page = this.page) {
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.evaluate(comeToRest)
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    // Softly: the story goes on, and one run shows everything that is wrong.
    expect.soft([...(await faultsOf(page, name)), ...this.complaints.splice(0)]).toEqual([])
  }

  /** The browser ends; gives what it has complained about since the last look. */
  async leave(): Promise<string[]> {
    await this.#wall?.close()
    await this.context.close()
    return this.complaints.splice(0)
  }

  private listenTo(page: Page) {
    page.on('pageerror', (error) => this.complaints.push(`${this.name}: ${error.stack}`))
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      // A refused or hidden reading is an answer, not a fault; the browser still writes it down.
      if (/status of 4\d\d|net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION/.test(message.text())) return
      this.complaints.push(`${this.name}: console: ${message.text()}`)
    })
  }
}

/** In the browser: what stands on the page has not changed for a moment, which is how long parts of it take to come. */
const comeToRest = () =>
  new Promise<void>((resolve) => {
    const rest = () => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(rest, 200)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(rest, 200)
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
  })

/** In the browser: its clock goes as far ahead as the story has come. */
const moveClock = (aheadMs: number) => {
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number]) {
      super(...((given.length === 0 ? [Real.now() + aheadMs] : given) as [number]))
    }
    static override now = () => Real.now() + aheadMs
  } as DateConstructor
}

export const nameOf = (name: CastName) => cast[name].name
