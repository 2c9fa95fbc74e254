import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './command.mjs'

const loaders = { x64: '/lib64/ld-linux-x86-64.so.2', arm64: '/lib/ld-linux-aarch64.so.1' }

/**
 * Says what this machine runs Kring with: the path of Node (the pinned one on Linux, which setUp installs) and whether the
 * embedded PostgreSQL exists here. Refuses every machine that is not supported, in one line that names the way out.
 */
export function judgePlatform(root, machine = process) {
  const { platform, arch, versions, execPath } = machine
  const major = Number(versions.node.split('.')[0])
  if (platform === 'linux' && arch in loaders) {
    if (major < 20) throw new Refusal(`Node ${versions.node} is too old to begin with; install Node 20 or later.`)
    if (!existsSync(loaders[arch])) throw new Refusal('this Linux has no glibc, which the pinned Node and PostgreSQL need.')
    return { node: join(root, `node_modules/node-linux-${arch}/bin/node`), embedded: true }
  }
  if (platform === 'darwin') {
    if (major < 24) throw new Refusal(`macOS needs Node 24 or later (this is ${versions.node}).`)
    return { node: execPath, embedded: false }
  }
  if (platform === 'win32') throw new Refusal('Windows is supported through WSL2; run the same command there.')
  throw new Refusal(`${platform} ${arch} is not supported; use Linux x64 or arm64, macOS, or WSL2.`)
}
