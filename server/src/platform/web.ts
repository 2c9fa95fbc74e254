import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Knock } from './http.ts'

/** Serves the built pages: assets with a hash in their name for a year, every other path as the one page, never stored. */
export function serveWeb(app: OpenAPIHono<Knock>, directory: string) {
  app.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('/assets/*', serveStatic({ root: directory, rewriteRequestPath: (path) => path }))
  const page = readFileSync(join(directory, 'index.html'), 'utf8')
  app.get('/*', async (context, next) => {
    if (context.req.path.startsWith('/api/') || context.req.path.startsWith('/assets/')) return next()
    context.header('cache-control', 'no-store')
    return context.html(page)
  })
}
