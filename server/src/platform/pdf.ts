import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/** What a document says of itself: its language, its title, and the instant that stands as its date. */
export interface DocumentFacts {
  language: string
  /** Shown by readers as the window's name; it must tell of nobody. */
  title: string
  at: string
}

/** One document for the thread that sets type. */
export interface ToSet {
  number: number
  source: string
  /** Everything that is shown, as JSON: it reaches the page as letters, never as markup. */
  data: string
  atSeconds: number
}
export type Outcome = { number: number } & ({ pdf: Uint8Array } | { problem: string })

const page = new URL('./pdf.typ', import.meta.url)
const sources = new Map<string, string>()
const waiting = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>()
let thread: Worker | undefined
let last = 0
/** Somebody waits, and a connection to the database with them. */
const atMostMs = 20_000

/**
 * Sets a Typst template as tagged PDF/A-2a. The same template, data and facts give the same bytes. What people wrote comes in as
 * data alone, so that nothing in it is read as markup; a letter that the fonts do not have stands as its code.
 */
export function toPdf(template: URL, data: object, { language, title, at }: DocumentFacts): Promise<Uint8Array> {
  const toSet: ToSet = {
    number: (last += 1),
    source: sourceOf(page) + sourceOf(template),
    data: JSON.stringify({ ...data, language, title }),
    atSeconds: Math.floor(Date.parse(at) / 1000),
  }
  thread ??= openThread()
  const asked = thread
  const late = setTimeout(() => void asked.terminate(), atMostMs)
  return new Promise<Uint8Array>((resolve, reject) => {
    waiting.set(toSet.number, { resolve, reject })
    asked.postMessage(toSet)
  }).finally(() => clearTimeout(late))
}

function sourceOf(file: URL): string {
  const source = sources.get(file.href) ?? readFileSync(file, 'utf8')
  sources.set(file.href, source)
  return source
}

/** Setting takes tens of milliseconds, and reading the fonts more: beside the thread that answers everybody. */
function openThread(): Worker {
  const opened = new Worker(new URL('./pdf-thread.ts', import.meta.url))
  opened.on('message', (outcome: Outcome) => {
    const asked = waiting.get(outcome.number)
    waiting.delete(outcome.number)
    if ('pdf' in outcome) asked?.resolve(outcome.pdf)
    else asked?.reject(new Error(outcome.problem))
  })
  const end = () => {
    if (thread !== opened) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(new Error('the thread that sets type has ended'))
    waiting.clear()
  }
  opened.on('error', end)
  opened.on('exit', end)
  // A server that stops does not wait for it.
  opened.unref()
  return opened
}
