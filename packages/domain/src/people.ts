import { z } from 'zod'
import { Id } from './kernel/ids.ts'
import { Text } from './kernel/time.ts'

// 1 shapes

/** The municipality that runs this Kring. */
export const Municipality = z.object({ id: Id, name: z.string(), phone: z.string() })
export type Municipality = z.infer<typeof Municipality>

/** Kinds of agency are data; `authority` tells whether secrecy law binds the receiver. */
export const Agency = z.object({ id: Id, kind: z.string(), name: z.string(), authority: z.boolean() })
export type Agency = z.infer<typeof Agency>

/** What an agency takes part as: a function, held by somebody, never a named person. */
export const AgencyFunction = z.object({
  id: Id,
  name: z.string(),
  coordinates: z.boolean(),
  administers: z.boolean(),
  /** Holds the social board's intake (mottagning): what is reported out of concern comes here. */
  takesConcerns: z.boolean(),
  agency: Agency,
})
export type AgencyFunction = z.infer<typeof AgencyFunction>

/** Languages that a family can choose. */
export const Locale = z.enum(['sv', 'sv-x-lattlast', 'en', 'ar', 'so', 'fa-AF', 'ti', 'fi'])
export type Locale = z.infer<typeof Locale>

/** The signed-in person: what the shell needs to choose its frame and its words. */
export const Me = z.object({
  person: z.object({ id: Id, name: z.string(), kind: z.enum(['staff', 'family']), locale: Locale }),
  functions: z.array(AgencyFunction),
  municipality: Municipality,
  /** How long this session lasts without a sign of life, in milliseconds. */
  idleMs: z.number().int(),
  /** How long it lasts from now on in any case, in milliseconds; no sign of life prolongs it. */
  absoluteMs: z.number().int(),
  demo: z.boolean(),
})
export type Me = z.infer<typeof Me>

// 2 inputs

export const ChooseLocale = z.object({ locale: Locale })
export const Name = Text(120)
