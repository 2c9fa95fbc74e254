import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/**
 * Swedish stands in the code, so it needs no catalog, comes with the page that says it, and is what is read where a
 * translation is missing. The catalogs are for translators and for the other languages.
 */
export default defineConfig({
  sourceLocale: 'sv',
  locales: ['sv', 'sv-x-lattlast', 'en', 'ar', 'so'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}/messages', include: ['src'], exclude: ['src/gallery'] }],
  // Line numbers would change with every edit of the code.
  format: formatter({ lineNumbers: false }),
})
