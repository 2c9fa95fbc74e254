import { fileURLToPath } from 'node:url'
import { linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { catalogs } from './catalogs.ts'
import { compiledSwedish } from './compiled-swedish.ts'
import { compressed } from './compressed.ts'
import { firstView, program } from './first-view.ts'
import { plainShapes } from './plain-shapes.ts'

/** The first stylesheet that a browser meets decides the order of layers, and chunks arrive in any order: each says it. */
const layers = (): Plugin => ({
  name: 'layers',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.css$/ },
    handler: (source) => `@layer reset, tokens, base, ui, app, print;\n${source}`,
  },
})

const first = firstView({ later: false })

export default defineConfig({
  plugins: [
    // React Aria's own hidden strings; its only English is en-US.
    optimizeLocales.vite({ locales: ['sv-SE', 'en-US', 'ar-AE', 'fi-FI'] }),
    // Keeps the Swedish sentence in production too: see lingui.config.ts.
    babel({ presets: [linguiTransformerBabelPreset({ descriptorFields: 'message' })], plugins: [compiledSwedish, plainShapes] }),
    catalogs(),
    layers(),
    react(),
    compressed(),
  ],
  resolve: {
    alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL('src/shapes.ts', import.meta.url)) }],
  },
  build: {
    manifest: true,
    sourcemap: false,
    reportCompressedSize: false,
    // A data: URI is refused by the content security policy.
    assetsInlineLimit: 0,
    // Every browser that is built for knows how.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes seldom, so it stays in browsers from one release to the next.
            { name: 'base', test: /\/node_modules\/(react|react-dom|scheduler|@tanstack|@lingui|@messageformat)\// },
            // A phone far away fetches a dozen files for its start page, and not fifty, which weigh more as well.
            { name: 'first', test: (id) => first.has(id) && !program.includes(id) },
            // The same for what nearly every other page uses.
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
