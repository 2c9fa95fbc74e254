import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, takeLock, timed } from './command.mjs'

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const pnpm = 'pnpm@12.21.0'
const workspaces = ['packages', 'server', 'web', 'test', 'infra']

/** Brings node_modules to what the lock file says; costs nothing when it is already so. */
export function install(node) {
  const manifests = workspaces.flatMap(filesBelow).filter((path) => path.endsWith('/package.json'))
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]
  return whenStale('Installing dependencies', 'node_modules/.kring-install', node, inputs, () =>
    // Without CI=true pnpm stops to ask on a terminal that is not there.
    run('npx', ['-y', pnpm, 'install', '--frozen-lockfile'], { cwd: root, env: { ...process.env, CI: 'true' } }),
  )
}

/** Brings web/dist to what the sources of web and packages say; costs nothing when it is already so. */
export function buildWeb(node) {
  if (!readdirSync(join(root, 'web')).some((name) => name.startsWith('vite.config.'))) return
  const inputs = ['pnpm-lock.yaml', ...['web', 'packages'].flatMap(filesBelow)].filter((path) => !path.includes('.test.'))
  return whenStale('Building the web pages', 'node_modules/.cache/kring-web', join(root, 'web/dist/index.html'), inputs, () =>
    run(node, ['node_modules/vite/bin/vite.js', 'build'], {
      cwd: join(root, 'web'),
      env: { ...process.env, NODE_ENV: 'production' },
    }),
  )
}

async function whenStale(title, stampPath, product, inputs, make) {
  const stamp = join(root, stampPath)
  const isFresh = () => existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(inputs)
  if (isFresh()) return
  // `npm start` and `npm test` may meet here in one clone: the second waits and then finds the work done.
  mkdirSync(join(root, '.kring'), { recursive: true })
  const release = await takeLock(join(root, '.kring/setup.lock'), () => {})
  try {
    if (isFresh()) return
    const before = digest(inputs)
    await timed(title, make)
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, before)
  } finally {
    release()
  }
}

function digest(paths) {
  const hash = createHash('sha256').update(process.arch)
  for (const path of [...paths].sort()) hash.update(`\n${path}\n`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** Every file below a folder of the repository, by its path from the root, without what is installed or built. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return ['node_modules', 'dist', 'output'].includes(entry.name) ? [] : filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}
