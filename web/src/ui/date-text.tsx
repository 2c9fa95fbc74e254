import { useLingui } from '@lingui/react'
import { formatDay, formatDayTime, formatTime, relativeDay } from './dates.ts'

/**
 * A day or an instant in words. `relative` says "imorgon" and gives the date to those who ask (title, screen reader);
 * `wholeDay` always has the year, for what is read long after; `time` only the clock; `dayTime` both.
 */
export const DateText = ({
  at,
  as = 'day',
}: {
  at: string
  as?: 'day' | 'wholeDay' | 'shortDay' | 'time' | 'dayTime' | 'relative'
}) => {
  const { locale } = useLingui().i18n
  if (as === 'relative') {
    const word = relativeDay(at, locale)
    const date = formatDay(at, locale)
    return (
      <time dateTime={at} title={date}>
        <bdi>{word}</bdi>
        {word !== date && <span className="visually-hidden">, {date}</span>}
      </time>
    )
  }
  const text = {
    day: () => formatDay(at, locale),
    wholeDay: () => formatDay(at, locale, 'whole'),
    shortDay: () => formatDay(at, locale, 'short'),
    time: () => formatTime(at, locale),
    dayTime: () => formatDayTime(at, locale),
  }[as]()
  return (
    <time dateTime={at}>
      <bdi>{text}</bdi>
    </time>
  )
}
