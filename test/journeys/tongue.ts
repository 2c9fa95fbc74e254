import { readFileSync } from 'node:fs'

/**
 * The sentences of the pages in another language, by the Swedish that stands in the code. Where nothing has been translated
 * yet, the Swedish is what people read, here as in the product.
 */
export function tongue(locale: string) {
  const translated = translations(locale)
  return (swedish: string) => translated.get(swedish) ?? swedish
}

/** Everything that has been translated: the Swedish in the code, and what is read in its place. */
export function translations(locale: string): ReadonlyMap<string, string> {
  const catalog = readFileSync(new URL(`../../web/src/locales/${locale}/messages.po`, import.meta.url), 'utf8')
  const entries = [...catalog.matchAll(/^msgid ((?:".*"\n?)+)msgstr ((?:".*"\n?)+)/gm)].map(([, id, text]) => [joined(id!), joined(text!)] as const)
  return new Map(entries.filter(([, text]) => text))
}

const joined = (lines: string) => lines.trim().split('\n').map((line) => JSON.parse(line) as string).join('')
