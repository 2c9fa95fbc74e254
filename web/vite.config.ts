import { fileURLToPath } from 'node:url'
import { createCompiledCatalog } from '@lingui/cli/api'
import { formatter } from '@lingui/format-po'
import { linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compiledSwedish } from './compiled-swedish.ts'

/** Compiles what has been translated. Lingui's own plugin would fill the gaps with Swedish, which stands in the code already. */
const catalogs = (): Plugin => ({
  name: 'catalogs',
  transform: {
    filter: { id: /\.po$/ },
    async handler(source, id) {
      const locale = id.split('/').at(-2) ?? ''
      const catalog = await formatter().parse(source, { locale, sourceLocale: 'sv', filename: id })
      const translated = Object.entries(catalog ?? {}).flatMap(([key, { translation, obsolete }]) =>
        translation && !obsolete ? [[key, translation]] : [],
      )
      const { source: code, errors } = createCompiledCatalog(locale, Object.fromEntries(translated), { namespace: 'es' })
      for (const { id: key, error } of errors) this.error(`${id}: ${key}: ${error.message}`)
      return { code, map: null, moduleType: 'js' }
    },
  },
})

/** The first stylesheet that a browser meets decides the order of layers, and chunks arrive in any order: each says it. */
const layers = (): Plugin => ({
  name: 'layers',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.css$/ },
    handler: (source) => `@layer reset, tokens, base, ui, app, print;\n${source}`,
  },
})

export default defineConfig({
  plugins: [
    // React Aria's own hidden strings; its only English is en-US.
    optimizeLocales.vite({ locales: ['sv-SE', 'en-US', 'ar-AE', 'fi-FI'] }),
    // Keeps the Swedish sentence in production too: see lingui.config.ts.
    babel({ presets: [linguiTransformerBabelPreset({ descriptorFields: 'message' })], plugins: [compiledSwedish] }),
    catalogs(),
    layers(),
    react(),
  ],
  resolve: {
    alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL('src/shapes.ts', import.meta.url)) }],
  },
  build: {
    manifest: true,
    sourcemap: false,
    // A data: URI is refused by the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes seldom, so it stays in browsers from one release to the next.
            { name: 'base', test: /\/node_modules\/(react|react-dom|scheduler|@tanstack|@lingui|@messageformat)\// },
            // What nearly every page uses comes as one: a phone far away fetches thirty files for its first view, and not sixty.
            { name: 'common', test: /\/web\/src\/|\/packages\/|\/node_modules\/(react-aria|react-stately|@internationalized|lucide-react)/, minShareCount: 24 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: process.env['KRING_API'] ?? 'http://localhost:3000', ws: true } },
  },
})
