import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '@kring/server/platform/config'
import { openLog } from '@kring/server/platform/log'
import type { Browser } from 'playwright-core'
import type { CastName } from '../../server/demo/cast.ts'
import { startIdentityProvider } from '../../server/demo/identity-provider.ts'
import { secret, startWorld, type World, type WorldWanted } from '../world/app.ts'
import { catchMails, startWork } from '../world/work.ts'
import { launchBrowser } from './browser.ts'
import { Person, type Screen } from './person.ts'

/** Everything that a journey needs: the product with its pages, a worker, an identity provider, a mail server and a browser. */
export interface Stage {
  world: World
  url: string
  browser: Browser
  mails: Awaited<ReturnType<typeof catchMails>>['mails']
  /** Somebody with a browser of their own, signed in. Their last one is closed: nobody has two. */
  enter(name: CastName, screen: Screen): Promise<Person>
  /** The same, but not signed in. */
  arrive(name: CastName, screen: Screen): Promise<Person>
  /** Whoever has entered last under that name. */
  person(name: CastName): Person
  /** Time passes, in the database and in browsers that are opened from then on. Sessions end by it. */
  later(days: number): Promise<void>
  /** After a test that failed: what everybody has before them. */
  tellWhereAllStand(task: { result?: { state: string } | undefined }): Promise<void>
  /** Ends everything; throws what browsers have complained about since they were last looked at. */
  close(): Promise<void>
}

const dayMs = 24 * 60 * 60_000

export async function openStage(wanted: Pick<WorldWanted, 'bankId' | 'oidc'> = {}): Promise<Stage> {
  const world = await startWorld({ webDirectory: builtPages(), ...wanted })
  const url = world.urls[0]!
  const config = readConfig({ PORT: new URL(url).port, DATABASE_URL: world.database.url, KRING_DEMO: '1', KRING_SECRET: secret })
  const provider = await startIdentityProvider(config, openLog('silent'))
  const mails = await catchMails()
  const work = await startWork(world, { smtpPort: mails.port })
  const browser = await launchBrowser()
  const people = new Map<CastName, Person>()
  const complaints: string[] = []
  let aheadMs = 0

  const arrive = async (name: CastName, screen: Screen) => {
    complaints.push(...((await people.get(name)?.leave()) ?? []))
    const person = await Person.open(browser, url, name, screen, { aheadMs })
    people.set(name, person)
    return person
  }
  return {
    world, url, browser, arrive,
    mails: mails.mails,
    enter: async (name, screen) => (await arrive(name, screen)).signIn(),
    person(name) {
      const person = people.get(name)
      if (!person) throw new Error(`${name} has not entered`)
      return person
    },
    async later(days) {
      await world.later(`${days} days`)
      aheadMs += days * dayMs
    },
    async tellWhereAllStand({ result }) {
      if (result?.state !== 'fail') return
      for (const { name, page } of people.values()) {
        const seen = await page.locator('body').ariaSnapshot({ timeout: 2000 }).catch(String)
        console.log(`${name} at ${page.url()}\n${seen}`)
      }
    },
    async close() {
      for (const person of people.values()) complaints.push(...(await person.leave()))
      await browser.close()
      await work.close()
      await mails.close()
      await provider.close()
      await world.close()
      if (complaints.length > 0) throw new Error(complaints.join('\n'))
    },
  }
}

/** The folder of the built pages: KRING_WEB_DIR, else web/dist, which `npm test` has built; a run without it builds it once. */
function builtPages() {
  const given = process.env['KRING_WEB_DIR']
  if (given) return given
  const web = fileURLToPath(new URL('../../web', import.meta.url))
  const folder = join(web, 'dist')
  if (!existsSync(join(folder, 'index.html'))) {
    const vite = join(web, 'node_modules/vite/bin/vite.js')
    const { status } = spawnSync(process.execPath, [vite, 'build'], { cwd: web, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
    if (status !== 0) throw new Error('the web pages do not build')
  }
  return folder
}
