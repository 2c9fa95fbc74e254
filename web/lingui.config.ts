import { defineConfig } from '@lingui/cli'

export default defineConfig({
  sourceLocale: 'sv',
  locales: ['sv', 'en', 'ar', 'so'],
  // What nobody has translated yet is read in Swedish, never in English.
  fallbackLocales: { default: 'sv' },
  catalogs: [{ path: '<rootDir>/src/locales/{locale}/messages', include: ['src'] }],
})
