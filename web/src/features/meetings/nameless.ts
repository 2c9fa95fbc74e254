/**
 * A text for the wall: the young person's names are said as "den unge", whatever was written. It knows only the names that
 * it is given, so it helps whoever writes in a hurry and replaces nobody's care.
 */
export const nameless = (text: string, names: readonly string[]) => {
  const words = names.flatMap((name) => [name, ...name.split(/\s+/)]).filter((word) => word.length > 1)
  if (words.length === 0) return text
  const longestFirst = [...new Set(words)].toSorted((one, other) => other.length - one.length).map(escaped)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(s?)(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(pattern, (_, genitive: string, at: number) => {
    const begins = /(^|[.!?:]\s*)$/.test(text.slice(0, at))
    return `${begins ? 'Den' : 'den'} unge${genitive}`
  })
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
