/**
 * Dates and times as words, in every language with the Gregorian calendar, Latin figures and the clock of Stockholm
 * (experience.md 2.2): a guardian must never read another date than the one in the school's letter.
 */

const zone = 'Europe/Stockholm'

/** Swedish is named last, because a browser without the language would else take the one of the device. */
const localesFor = (locale: string) => [
  `${locale === 'ar' ? 'ar-SE' : locale}-u-ca-gregory-nu-latn`,
  'sv-SE-u-ca-gregory-nu-latn',
]

const formats = new Map<string, Intl.DateTimeFormat>()
const format = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const key = locale + JSON.stringify(options)
  let known = formats.get(key)
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(localesFor(locale), options)))
  return known
}

const isDay = (when: string) => when.length === 10
/** A day is a date in the calendar, not an instant: it is read and written in UTC so that no zone can move it. */
const dateOf = (when: string) => new Date(isDay(when) ? `${when}T12:00:00Z` : when)
const zoneOf = (when: string) => (isDay(when) ? 'UTC' : zone)

/** The day in Stockholm of an instant (or of now), `YYYY-MM-DD`. */
export const dayOf = (instant: string | Date = new Date()) => {
  const date = typeof instant === 'string' ? new Date(instant) : instant
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(date)
}

/** "fredag 27 november", with the year where it is not this one. Takes a day or an instant. */
export const formatDay = (when: string, locale: string, length: 'long' | 'short' = 'long') => {
  const day = isDay(when) ? when : dayOf(when)
  return format(locale, {
    timeZone: zoneOf(when),
    weekday: length,
    day: 'numeric',
    month: length,
    ...(day.slice(0, 4) !== dayOf().slice(0, 4) && { year: 'numeric' }),
  }).format(dateOf(when))
}

/** "14:05", in 24 hours everywhere. */
export const formatTime = (instant: string, locale: string) =>
  format(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(dateOf(instant))

/** "fredag 27 november 14:05". */
export const formatDayTime = (instant: string, locale: string) =>
  `${formatDay(instant, locale)} ${formatTime(instant, locale)}`

/** "idag", "imorgon", "för 2 dagar sedan", "om 3 dagar"; beyond two weeks the date itself. */
export const relativeDay = (when: string, locale: string, today = dayOf()) => {
  const day = isDay(when) ? when : dayOf(when)
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  if (Math.abs(days) > 14) return formatDay(when, locale)
  // Beyond tomorrow a number is plainer than "i övermorgon".
  const words = new Intl.RelativeTimeFormat(localesFor(locale), { numeric: Math.abs(days) <= 1 ? 'auto' : 'always' })
  return words.format(days, 'day').replace(/^i (?=dag|morgon|går)/, 'i')
}
