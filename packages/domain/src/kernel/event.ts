import type { z } from 'zod'

/**
 * A fact that has happened. Its body carries ids and codes only, never a name or a text, so that history, outbox and
 * broadcast can hold it without holding anything personal.
 */
export interface EventKind<Name extends string = string, Body extends z.ZodObject = z.ZodObject> {
  readonly name: Name
  /** The noun whose cached views the event changes; browsers refetch by it. */
  readonly about: string
  /** The category whose readers may know of it; null where only the own party may. An act can narrow it to its object's. */
  readonly category: string | null
  readonly body: Body
}

/** Declares an event: `noun.past`, the noun it is about, the category that gates it, and the shape of its ids. */
export const event = <const Name extends string, Body extends z.ZodObject>(
  name: Name,
  about: string,
  category: string | null,
  body: Body,
): EventKind<Name, Body> => ({ name, about, category, body })
