import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Sessions } from '../src/features/sessions/lucia.ts'
import { Refusal } from '../src/platform/errors.ts'
import type { Knock } from '../src/platform/http.ts'
import { cast } from './cast.ts'

const Choice = z.object({ as: z.string().max(80) })
const everybody = Object.entries(cast).map(([as, member]) => ({ as, ...member }))

/**
 * Lets anybody be anybody, which is what a demo is for: `GET /api/demo/cast` lists whom, `POST /api/demo/session {"as": ...}`
 * signs in by short or full name, with the same session and cookie as every other way in. Exists only with KRING_DEMO=1.
 */
export function serveDemoSignIn(app: OpenAPIHono<Knock>, sessions: Sessions) {
  app.get('/api/demo/cast', (context) =>
    context.json({ items: everybody.map(({ as, name, about, kind }) => ({ as, name, about, kind })) }))

  app.post('/api/demo/session', async (context) => {
    const choice = Choice.safeParse(await context.req.json().catch(() => undefined)).data
    const sought = choice?.as.trim().toLowerCase()
    const person = everybody.find(({ as, name }) => as === sought || name.toLowerCase() === sought)
    if (!person) throw new Refusal('invalid', { errors: [{ path: 'as', message: 'is nobody in GET /api/demo/cast' }] })
    const { cookie } = await sessions.start(person, 'demo', { replacing: context.req.header('cookie'), requestId: context.var.requestId })
    context.header('set-cookie', cookie, { append: true })
    return context.json({ person: { id: person.id, name: person.name } })
  })
}
