import { accessSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Knock } from './http.ts'

/**
 * Serves the built pages: assets with a hash in their name for a year, every other path as the one page, never stored. Both
 * go compressed where the build has laid a `.br` or `.gz` beside them and the browser knows how.
 */
export function serveWeb(app: OpenAPIHono<Knock>, directory: string) {
  // A folder without pages is told at the start, and not by the first visitor.
  accessSync(join(directory, 'index.html'))
  // Answers of the API stay as they are: compressed, their length would tell what is secret beside what somebody sent (BREACH).
  const file = serveStatic({ root: directory, precompressed: true })
  const page = serveStatic({ root: directory, precompressed: true, path: 'index.html' })
  app.get('/*', async (context, next) => {
    const { path } = context.req
    if (path.startsWith('/api/')) return next()
    const isAsset = path.startsWith('/assets/')
    const response = await (isAsset ? file : page)(context, next)
    if (!response?.ok) return response
    response.headers.set('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-store')
    response.headers.set('vary', 'accept-encoding')
    return response
  })
}
