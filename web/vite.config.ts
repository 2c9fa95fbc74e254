import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    // React Aria's own hidden strings; its only English is en-US.
    optimizeLocales.vite({ locales: ['sv-SE', 'en-US', 'ar-AE', 'fi-FI'] }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui({ failOnCompileError: true }),
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
  },
  server: {
    proxy: { '/api': { target: process.env['KRING_API'] ?? 'http://localhost:3000', ws: true } },
  },
})
