/** What in a text looks as if it named somebody. A guess for a gentle word, never a ground for stopping anybody. */
export interface NameHint {
  names: string[]
  hasPersonalNumber: boolean
}

const personalNumber = /(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)/
const wordOrEnd = /[\p{L}][\p{L}'’-]*|[.!?:;\n–•]/gu
const capitalised = /^\p{Lu}\p{Ll}{2,}/u
/** Agencies, places and other words that Swedish writes with a capital. */
const nobody = /(skolan?s?|gårdens?|gården|centrum|kommuns?|torget|parken|tjänstens?|polisens?|stan|svenska|bup|hvb|sspf|sig|sis)$/i

/**
 * Finds words with a capital letter inside a sentence, two in a row at its start, and what looks like a personal number.
 */
export const findNames = (text: string): NameHint => {
  const names: string[] = []
  let atStart = true
  let first: string | null = null
  for (const [word] of text.matchAll(wordOrEnd)) {
    if (!/\p{L}/u.test(word)) {
      atStart = true
      first = null
      continue
    }
    const isName = capitalised.test(word) && !nobody.test(word)
    if (isName && atStart) first = word
    else if (isName) {
      if (first) names.push(first)
      names.push(word)
      first = null
    } else first = null
    atStart = false
  }
  return { names: [...new Set(names)], hasPersonalNumber: personalNumber.test(text) }
}
