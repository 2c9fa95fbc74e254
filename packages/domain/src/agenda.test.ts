import { expect, test } from 'vitest'
import { courseOf, neighbourOf, type Step } from './agenda.ts'

const planned = { startsAt: '2026-11-21T13:00:00.000Z', place: 'Kastanjen' }
const items = ['one', 'two', 'three'].map((id) => ({ id }))

/** Steps in order, a minute apart; consent is unchanged since each unless it says otherwise. */
const steps = (...given: (Partial<Step> & Pick<Step, 'step'>)[]): Step[] =>
  given.map((step, index) => ({
    itemId: null, reason: null, startsAt: null, place: null, holds: true,
    at: `2026-11-21T13:${String(index).padStart(2, '0')}:00.000Z`, position: index + 1, ...step,
  }))
const begun = [{ step: 'opened' }, { step: 'item', itemId: 'one' }] as const
const course = (given: readonly (Partial<Step> & Pick<Step, 'step'>)[], isRoomCovered = true) => courseOf(planned, steps(...given), isRoomCovered)

test('a planned meeting shows its welcome and has no version', () => {
  expect(course([])).toMatchObject({ status: 'planned', version: 0, cover: 'welcome', check: 'waiting', current: null, ...planned })
})

test('a move changes time and place and nothing else', () => {
  expect(course([{ step: 'moved', startsAt: '2026-11-22T13:00:00.000Z', place: null }])).toMatchObject({ status: 'planned', version: 1, startsAt: '2026-11-22T13:00:00.000Z', place: null })
})

test('the version grows with every step, whatever the step', () => {
  expect(course([...begun, { step: 'covered' }, { step: 'uncovered' }, { step: 'extra-minutes', itemId: 'one' }]).version).toBe(5)
})

test('a passed check stops counting when consent has changed since, and the screen is paused', () => {
  expect(course([...begun, { step: 'check-passed' }])).toMatchObject({ check: 'passed', cover: null })
  expect(course([...begun, { step: 'check-passed', holds: false }])).toMatchObject({ check: 'changed', cover: 'paused' })
  expect(course([...begun, { step: 'check-passed', holds: false }, { step: 'check-passed' }])).toMatchObject({ check: 'passed', cover: null })
})

test('a passed check stops counting while somebody in the room is not covered', () => {
  expect(course([...begun, { step: 'check-passed' }], false)).toMatchObject({ check: 'changed', cover: 'paused' })
})

test('the pause goes before what the facilitator hid, and stays after uncovering', () => {
  expect(course([...begun, { step: 'check-passed', holds: false }, { step: 'covered' }]).cover).toBe('paused')
  expect(course([...begun, { step: 'check-passed', holds: false }, { step: 'uncovered' }]).cover).toBe('paused')
  expect(course([...begun, { step: 'check-passed' }, { step: 'covered' }]).cover).toBe('hidden')
})

test('what has ended stays as it ended: a later change of consent does not pause a closed meeting', () => {
  expect(course([...begun, { step: 'check-passed', holds: false }, { step: 'closed' }], false)).toMatchObject({ status: 'closed', check: 'passed', cover: null })
})

test('a failed check is failed, also when nothing has changed', () => {
  expect(course([...begun, { step: 'check-passed' }, { step: 'check-failed' }]).check).toBe('failed')
})

test('the current item began when it was last gone to, and extra minutes belong to their item', () => {
  const back = course([...begun, { step: 'item', itemId: 'two' }, { step: 'extra-minutes', itemId: 'two' }, { step: 'extra-minutes', itemId: 'two' }, { step: 'item', itemId: 'one' }])
  expect(back.current).toEqual({ itemId: 'one', startedAt: '2026-11-21T13:05:00.000Z' })
  expect(back.extraMinutes.get('two')).toBe(4)
  expect(back.extraMinutes.get('one')).toBeUndefined()
})

test('next and previous pass over what was set aside, end at the ends, and going there takes it up again', () => {
  const aside = course([...begun, { step: 'not-applicable', itemId: 'two', reason: 'Ingen plan än' }])
  expect(neighbourOf(items, aside, 'next')?.id).toBe('three')
  expect(neighbourOf(items, aside, 'previous')).toBeUndefined()
  const back = course([...begun, { step: 'not-applicable', itemId: 'two', reason: 'Ingen plan än' }, { step: 'item', itemId: 'two' }])
  expect(back.setAside.size).toBe(0)
  expect(neighbourOf(items, back, 'previous')?.id).toBe('one')
})
