import { z } from 'zod'

/** A public id: UUID version 4, made by the application; it tells neither order nor time (RFC 9562, 5.4). */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>
