/**
 * Speaks to screen readers through the three regions of index.html. Polite messages are gathered for 1.5 s, said at
 * most every 4 s, and dropped when they have waited too long to be news.
 */

type Manner = 'polite' | 'assertive' | 'log'

interface Options {
  /** `assertive` only for: the session ends, consent was withdrawn here, contact was lost with unsaved text. */
  manner?: Manner
  /** Replaces a waiting message with the same key, so that only the newest of its kind is said. */
  instead?: string
  /** Says nothing while somebody is writing inside this element. */
  within?: Element | null
}

const gatherMs = 1500
const pauseMs = 4000
const staleMs = 12_000

interface Waiting {
  text: string
  since: number
  key: string
}

let waiting: Waiting[] = []
let timer: ReturnType<typeof setTimeout> | undefined
let lastSaidAt = -pauseMs

/** Says a sentence to people who listen; see Options for how urgent and when not. */
export const announce = (text: string, { manner = 'polite', instead, within }: Options = {}) => {
  if (within && isWriting(within)) return
  if (manner !== 'polite') return say(manner, text)
  const key = instead ?? text
  const now = performance.now()
  waiting = [...waiting.filter((message) => message.key !== key), { text, since: now, key }]
  timer ??= setTimeout(sayWaiting, Math.max(gatherMs, lastSaidAt + pauseMs - now))
}

const sayWaiting = () => {
  const now = performance.now()
  const fresh = waiting.filter((message) => now - message.since < staleMs)
  waiting = []
  timer = undefined
  if (fresh.length === 0) return
  lastSaidAt = now
  say('polite', fresh.map((message) => message.text).join(' '))
}

const say = (manner: Manner, text: string) => {
  const region = document.getElementById(`announce-${manner}`)
  if (!region) return
  const line = document.createElement('p')
  line.textContent = text
  if (manner === 'log') region.append(line)
  else region.replaceChildren(line)
  // Nothing that was said stays in the page for long: it may be about a case that is closed to us a minute later.
  setTimeout(() => line.remove(), 20_000)
}

/** Takes back everything that is said or waits to be said. */
export const hush = () => {
  clearTimeout(timer)
  timer = undefined
  waiting = []
  for (const region of document.querySelectorAll('[id^="announce-"]')) region.replaceChildren()
}

const isWriting = (within: Element) => {
  const focused = document.activeElement
  return focused !== null && within.contains(focused) && focused.matches('input, textarea, [contenteditable]')
}
