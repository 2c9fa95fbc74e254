import { Worker } from 'node:worker_threads'
import { Refusal } from './errors.ts'

/** How many pages a file may have. */
export const pagesMost = 4

const patienceMs = 30_000
const waitingMost = 6

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Draws a photograph or a scan (JPEG, PNG or PDF) anew: each page becomes a JPEG of its own, upright, and nothing of the sent file
 * but what can be seen on it is left. One file at a time and apart from everything else, so that a hostile one can break
 * nothing but itself. Ends as "invalid" where it cannot be read, has too many pages or would be too large when opened.
 */
export async function drawAnew(file: Uint8Array): Promise<Buffer[]> {
  if (waiting >= waitingMost) throw new Refusal('unavailable', { retryAfterSeconds: 5 })
  waiting += 1
  const turn = last.then(() => inWorker(file))
  last = turn.catch(() => {}).finally(() => { waiting -= 1 })
  const pages = await turn
  if (!pages) throw new Refusal('invalid', { errors: [{ path: 'file', message: 'not a readable JPEG, PNG or PDF' }] })
  return pages
}

/** The pages, or undefined for whatever went wrong: what a hostile file says is told to nobody. */
const inWorker = (file: Uint8Array) =>
  new Promise<Buffer[] | undefined>((resolve) => {
    const worker = new Worker(new URL('pictures-worker.ts', import.meta.url), { workerData: { file, pagesMost }, resourceLimits: { maxOldGenerationSizeMb: 256 }, stdout: true, stderr: true })
    const end = (pages?: Buffer[]) => {
      clearTimeout(patience)
      resolve(pages)
      void worker.terminate()
    }
    const patience = setTimeout(end, patienceMs)
    worker.once('message', (pages: Uint8Array[]) => end(pages.map((page) => Buffer.from(page))))
    worker.once('error', () => end())
    worker.once('exit', () => end())
  })
