import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Knock } from './http.ts'

/** The contract for machines (OpenAPI 3.1); its reader for people is at /api/docs. */
export function serveDocumentation(app: OpenAPIHono<Knock>) {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Kring', version: '1', description: 'Every id is checked against what the asker may know; hidden and absent answer alike.' },
    servers: [{ url: '/' }],
  })
}
