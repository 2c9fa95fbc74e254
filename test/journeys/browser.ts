import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** What a browser needs to run as root, without a screen and without a network of its own. */
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** A real Chromium: the one that KRING_TEST_BROWSER names, else the system's, else the one that an npm package brings. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['KRING_TEST_BROWSER'] || ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync) || (await packaged())
  return chromium.launch({ executablePath, args: flags })
}

/** Its own flags are left aside: they switch off what keeps origins apart, and then no POST of ours is same-origin. */
async function packaged() {
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
