import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Knock } from './http.ts'

/** The contract for machines at /api/openapi.json (OpenAPI 3.1), and its reader for people at /api/docs, served from here. */
export function serveDocumentation(app: OpenAPIHono<Knock>) {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Kring', version: '1', description: 'Every id is checked against what the asker may know; hidden and absent answer alike.' },
    servers: [{ url: '/' }],
  })

  const fromPackage = (name: string) => readFileSync(createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`))
  const files: Record<string, { type: string; body: () => string | Uint8Array }> = {
    'reader.js': { type: 'text/javascript', body: () => fromPackage('swagger-ui-bundle.js') },
    'reader.css': { type: 'text/css', body: () => fromPackage('swagger-ui.css') },
    'start.js': { type: 'text/javascript', body: () => start },
  }
  app.get('/api/docs', (context) => context.html(page))
  app.get('/api/docs/:file', (context) => {
    const file = files[context.req.param('file')]
    if (!file) return context.notFound()
    return context.body(file.body() as never, 200, { 'content-type': `${file.type}; charset=utf-8` })
  })
}

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kring API</title><link rel="stylesheet" href="/api/docs/reader.css"></head>
<body><main id="reader"></main><script src="/api/docs/reader.js"></script><script src="/api/docs/start.js"></script></body>
</html>`

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reader', deepLinking: true, docExpansion: 'none', supportedSubmitMethods: ['get'], validatorUrl: null })`
