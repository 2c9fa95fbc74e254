import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../shape/files.ts'
import { round, type Bench } from './benches.ts'

/** How long `npm start` takes until it answers: with an empty data directory, and warm. Installed and built already. */
export const start: Bench = async function* ({ warm = 3 }) {
  const data = await mkdtemp(join(tmpdir(), 'kring-bench-'))
  const first = await startOnce(data)
  yield { what: 'first start: empty data directory, demo municipality made', value: round(first.ms / 1000, 2), unit: 's', parts: first.said }
  for (let index = 0; index < warm; index++) {
    const again = await startOnce(data)
    yield { what: 'warm start', value: round(again.ms / 1000, 2), unit: 's', baseline: round(first.ms / 1000, 2), ratio: round(again.ms / first.ms, 2), parts: again.said }
  }
  await rm(data, { recursive: true, force: true })
}

async function startOnce(data: string): Promise<{ ms: number; said: string[] }> {
  const port = await freePort()
  const from = performance.now()
  const child = spawn('npm', ['start'], { cwd: root, env: { ...process.env, PORT: String(port), KRING_DATA_DIR: data, DATABASE_URL: '', DATABASE_ADMIN_URL: '' }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk) => { said += chunk })
  const gone = new Promise<never>((_, reject) => child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`))))
  const answers = async () => {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then((response) => response.ok, () => false)
      if (ready) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await Promise.race([answers(), gone])
  const ms = performance.now() - from
  const ended = new Promise((resolve) => child.once('exit', resolve))
  gone.catch(() => {})
  child.kill('SIGTERM')
  await ended
  return { ms, said: said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('>')) }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  // The demo's own servers take the two ports above.
  return port > 32_000 ? 20_000 + (port % 10_000) : port
}
