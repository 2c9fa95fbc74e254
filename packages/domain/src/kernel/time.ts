import { z } from 'zod'

/** A calendar day `YYYY-MM-DD` in the municipality's zone (Europe/Stockholm). Fields that hold one end in `On`. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** An instant, ISO 8601 with offset. Fields that hold one end in `At`. */
export const Instant = z.iso.datetime({ offset: true })
export type Instant = z.infer<typeof Instant>

/** Text that a person writes: trimmed, not empty, without NUL and lone surrogates (PostgreSQL stores neither). */
export const Text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), { message: 'unreadable characters' })
