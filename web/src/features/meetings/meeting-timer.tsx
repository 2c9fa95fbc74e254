import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { announce } from '../../ui/announce.ts'
import styles from './meeting-timer.module.css'

type Timed = Pick<Meeting, 'current' | 'serverNow'>

/** Seconds of the item's time that are left by the server's clock; it goes on by itself where there is no contact. */
const useSecondsLeft = ({ current, serverNow }: Timed) => {
  const aheadMs = useMemo(() => Date.parse(serverNow) - Date.now(), [serverNow])
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  if (!current) return null
  const endsAt = Date.parse(current.startedAt) + (current.minutes + current.extraMinutes) * 60_000
  return Math.max(0, Math.round((endsAt - Date.now() - aheadMs) / 1000))
}

const announcedMinutes = [5, 1, 0]
const soonSeconds = 120

/**
 * How much of the item's time is left: a ring and words, never seconds, never a flash. Near the end the shape and the words
 * change too, and once it is over nothing urges. Aloud it is said at 5, 1 and 0 minutes only.
 */
export const MeetingTimer = ({ meeting, isBig = false }: { meeting: Timed; isBig?: boolean }) => {
  const { t } = useLingui()
  const left = useSecondsLeft(meeting)
  const minutes = left === null ? null : Math.ceil(left / 60)
  const words = minutes === null ? '' : minutes === 0 ? t`Tiden är ute. Fortsätt i lugn takt` : t`${minutes} min kvar`
  const before = useRef(minutes)
  useEffect(() => {
    const passes = before.current !== null && minutes !== null && before.current > minutes && announcedMinutes.includes(minutes)
    before.current = minutes
    if (passes) announce(words, { instead: 'timer' })
  }, [minutes, words])
  if (left === null || minutes === null || !meeting.current) return null
  const whole = (meeting.current.minutes + meeting.current.extraMinutes) * 60
  const phase = left === 0 ? 'over' : left <= soonSeconds ? 'soon' : 'running'
  return (
    <div className={styles.timer} role="timer" aria-live="off" data-phase={phase} data-big={isBig || undefined}>
      <svg viewBox="0 0 40 40" aria-hidden focusable={false}>
        <path className={styles.track} d={shapes[phase]} pathLength={100} />
        {phase !== 'over' && <path className={styles.rest} d={shapes[phase]} pathLength={100} strokeDasharray={`${(left / whole) * 100} 100`} />}
      </svg>
      <span>{words}</span>
    </div>
  )
}

/** A ring; near the end a hexagon; then a ring of dots that waits for nobody. All begin at the top and go clockwise. */
const ring = 'M20 4a16 16 0 1 1 0 32a16 16 0 1 1 0-32'
const shapes = { running: ring, soon: 'M20 3L34.7 11.5V28.5L20 37L5.3 28.5V11.5Z', over: ring }
