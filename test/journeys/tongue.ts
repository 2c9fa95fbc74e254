import { readFileSync } from 'node:fs'

/**
 * The sentences of the pages in another language, by the Swedish that stands in the code. Where nothing has been translated
 * yet, the Swedish is what people read, here as in the product.
 */
export function tongue(locale: string) {
  const catalog = readFileSync(new URL(`../../web/src/locales/${locale}/messages.po`, import.meta.url), 'utf8')
  const entries = [...catalog.matchAll(/^msgid ((?:".*"\n?)+)msgstr ((?:".*"\n?)+)/gm)].map(([, id, text]) => [joined(id!), joined(text!)] as const)
  const translated = new Map(entries.filter(([, text]) => text))
  return (swedish: string) => translated.get(swedish) ?? swedish
}

const joined = (lines: string) => lines.trim().split('\n').map((line) => JSON.parse(line) as string).join('')
