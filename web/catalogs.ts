import { relative } from 'node:path'
import { createCompiledCatalog } from '@lingui/cli/api'
import { formatter } from '@lingui/format-po'
import type { Plugin } from 'vite'
import { firstView } from './first-view.ts'

/**
 * A Vite plugin that compiles what has been translated: `messages.po?first` holds the sentences of a family's start page,
 * `messages.po?rest` all others. Lingui's own plugin would give each file whole, and fill the gaps with the Swedish that
 * stands in the code already.
 */
export const catalogs = (): Plugin => ({
  name: 'catalogs',
  transform: {
    filter: { id: /\.po\?(first|rest)$/ },
    async handler(source, id) {
      const [path = '', part] = id.split('?')
      const locale = path.split('/').at(-2) ?? ''
      const first = new Set([...firstView({ later: true })].map((file) => relative(import.meta.dirname, file)))
      const catalog = await formatter().parse(source, { locale, sourceLocale: 'sv', filename: path })
      const chosen = Object.entries(catalog ?? {}).flatMap(([key, { translation, obsolete, origin = [] }]) => {
        const isFirst = origin.some(([file]) => first.has(file))
        return translation && !obsolete && isFirst === (part === 'first') ? [[key, translation]] : []
      })
      const { source: code, errors } = createCompiledCatalog(locale, Object.fromEntries(chosen), { namespace: 'es' })
      for (const { id: key, error } of errors) this.error(`${path}: ${key}: ${error.message}`)
      return { code, map: null, moduleType: 'js' }
    },
  },
})
