import { dateWords } from './date-words.ts'

/*
 * Dates and times as words, in every language with the Gregorian calendar, Latin figures and the clock of
 * Stockholm: a guardian must never read another date than the one in the school's letter.
 */

const zone = 'Europe/Stockholm'
const regions: Readonly<Record<string, string>> = { ar: 'ar-SE', en: 'en-GB', 'sv-x-lattlast': 'sv-SE' }

/** Swedish is named last, because a browser without the language would else take that of the device. */
const localesFor = (locale: string) => [
  `${regions[locale] ?? locale}-u-ca-gregory-nu-latn`,
  'sv-SE-u-ca-gregory-nu-latn',
]

const formats = new Map<string, Intl.DateTimeFormat>()
const format = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(localesFor(locale), options)
  formats.set(key, known)
  return known
}

const isDay = (when: string) => when.length === 10
/** A day is a date in the calendar, not an instant: it is read and written in UTC so that no zone can move it. */
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`)

/** The day in Stockholm of an instant (or of now), `YYYY-MM-DD`. A day stays what it is. */
export const dayOf = (when: string | Date = new Date()) => {
  if (typeof when === 'string' && isDay(when)) return when
  return format('sv', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(when))
}

/** "fredag 27 november", with the year where it is not this one, or always if `whole`. Takes a day or an instant. */
export const formatDay = (when: string, locale: string, length: 'whole' | 'long' | 'short' = 'long') => {
  const day = dayOf(when)
  const hasYear = length === 'whole' || day.slice(0, 4) !== dayOf().slice(0, 4)
  const wordLength = length === 'short' ? 'short' : 'long'
  const words = dateWords[locale]
  if (words) {
    const date = noonOf(day)
    const month = words.months[date.getUTCMonth()]
    return `${words.weekdays[date.getUTCDay()]}, ${date.getUTCDate()} ${month}${hasYear ? ` ${day.slice(0, 4)}` : ''}`
  }
  return format(locale, {
    timeZone: 'UTC',
    weekday: wordLength,
    day: 'numeric',
    month: wordLength,
    ...(hasYear && { year: 'numeric' }),
  }).format(noonOf(day))
}

/** "14:05", in 24 hours everywhere. */
export const formatTime = (instant: string, locale: string) =>
  format(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))

/** "fredag 27 november 14:05". */
export const formatDayTime = (instant: string, locale: string) =>
  `${formatDay(instant, locale)} ${formatTime(instant, locale)}`

/** "idag", "imorgon", "för 2 dagar sedan", "om 3 dagar"; beyond two weeks the date itself. */
export const relativeDay = (when: string, locale: string, today = dayOf()) => {
  const days = Math.round((noonOf(dayOf(when)).getTime() - noonOf(today).getTime()) / 86_400_000)
  if (Math.abs(days) > 14) return formatDay(when, locale)
  const words = dateWords[locale]
  if (words) {
    return [words.yesterday, words.today, words.tomorrow][days + 1] ?? (days < 0 ? words.daysAgo(-days) : words.inDays(days))
  }
  // Beyond tomorrow a number is plainer than "i övermorgon".
  const formatter = new Intl.RelativeTimeFormat(localesFor(locale), { numeric: Math.abs(days) <= 1 ? 'auto' : 'always' })
  return formatter.format(days, 'day').replace(/^i (?=dag|morgon|går)/, 'i')
}

/**
 * The instant of a wall clock in Stockholm, from `YYYY-MM-DD` and `HH:MM`. A time that the clocks skip in spring is the one
 * an hour later, and of two in autumn it is the first.
 */
export const instantOf = (day: string, time: string) => {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  const offsetAt = (instant: number) => {
    const wall = format('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
    return Date.parse(`${wall.replace(' ', 'T')}Z`) - instant
  }
  // The offset of an hour before: that in force until the clocks change.
  return new Date(asUtc - offsetAt(asUtc - 2 * 3_600_000)).toISOString()
}

/** The time of day in Stockholm, `HH:MM`, as a time field takes it. */
export const timeOf = (instant: string) => formatTime(instant, 'sv')

/** The day so many days later (or, with a negative number, earlier). */
export const addDays = (day: string, days: number) => {
  const date = noonOf(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The same day so many months later; the last of that month where it has no such day. */
export const addMonths = (day: string, months: number) => {
  const date = noonOf(day)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0)
  date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()))
  return date.toISOString().slice(0, 10)
}

/** The last moment before an end: what ends at midnight is said by the day before. */
export const lastMomentBefore = (endsAt: string) => new Date(Date.parse(endsAt) - 1000).toISOString()
