import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compress } from '../../web/compressed.ts'
import { startWorld, type World } from '../world/app.ts'

const page = `<!doctype html><title>Kring</title>${'<p>Ett löfte i taget.</p>'.repeat(50)}`
const files: Record<string, string> = {
  'index.html': page,
  'assets/page-1a2b3c.js': 'export const promise = "Ett löfte i taget."\n'.repeat(50),
  'assets/page-1a2b3c.css': 'p { color: rebeccapurple }\n'.repeat(50),
  'assets/sign-1a2b3c.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<path d="M0 0h1v1z"/>'.repeat(50)}</svg>`,
  'assets/letters-1a2b3c.woff2': 'letters '.repeat(50),
}
const kinds: [path: string, file: string, type: string][] = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/plan/any/page', 'index.html', 'text/html; charset=utf-8'],
  ['/assets/page-1a2b3c.js', 'assets/page-1a2b3c.js', 'text/javascript; charset=utf-8'],
  ['/assets/page-1a2b3c.css', 'assets/page-1a2b3c.css', 'text/css; charset=utf-8'],
  ['/assets/sign-1a2b3c.svg', 'assets/sign-1a2b3c.svg', 'image/svg+xml; charset=utf-8'],
]

let folder: string
let world: World
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kring-web-'))
  await mkdir(join(folder, 'assets'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  await compress(folder, Object.keys(files))
  world = await startWorld({ webDirectory: folder })
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

/** `fetch` unpacks what it gets and leaves the headers as they came. */
const get = (path: string, encodings: string) => fetch(world.urls[0] + path, { headers: { 'accept-encoding': encodings } })
const said = ({ headers }: Response) => Object.fromEntries(['content-encoding', 'content-type', 'vary'].map((name) => [name, headers.get(name)]))

test.each([['gzip, deflate, br, zstd', 'br'], ['gzip, deflate', 'gzip']])('to a browser that knows %s pages and assets go as %s, the same when unpacked', async (known, encoding) => {
  for (const [path, name, type] of kinds) {
    const answer = await get(path, known)
    expect(Object.fromEntries(['content-encoding', 'content-type', 'vary'].map((header) => [header, answer.headers.get(header)])), path)
      .toEqual({ 'content-encoding': encoding, 'content-type': type, vary: 'accept-encoding' })
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(files[name]!.length / 2)
    expect(await answer.text()).toBe(files[name])
  }
})

test('to a browser that knows no compression they go as they are, and a cache in between is told that it depends', async () => {
  for (const known of ['identity', 'br;q=0']) {
    for (const [path, name, type] of kinds) {
      const answer = await get(path, known)
      expect(said(answer), path).toEqual({ 'content-encoding': null, 'content-type': type, vary: 'accept-encoding' })
      expect(await answer.text()).toBe(files[name])
    }
  }
})

test('compressed or not, an asset is kept for a year and the page never, under the same protecting headers', async () => {
  for (const known of ['br', 'identity']) {
    const asset = await get('/assets/page-1a2b3c.js', known)
    const start = await get('/', known)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(start.headers.get('cache-control')).toBe('no-store')
    for (const { headers } of [asset, start]) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  }
})

test('fonts, which are compressed in themselves, and answers of the API, whose length must not tell what is in them, go as they are', async () => {
  for (const path of ['/assets/letters-1a2b3c.woff2', '/api/openapi.json', '/api/nothing', '/assets/nothing-1a2b3c.js']) {
    expect((await get(path, 'br, gzip')).headers.get('content-encoding'), path).toBeNull()
  }
  expect((await get('/assets/nothing-1a2b3c.js', 'br')).status).toBe(404)
})
