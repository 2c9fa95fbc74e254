import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, formatDay, formatTime, instantOf, relativeDay, timeOf } from './dates.ts'

describe('a day', () => {
  test('is the same in every language, with figures that everybody reads', () => {
    expect(formatDay('2031-11-21', 'sv')).toBe('fredag 21 november 2031')
    expect(formatDay('2031-11-21', 'en')).toMatch(/^Friday,? 21 November 2031$/)
    expect(formatDay('2031-11-21', 'ar')).toMatch(/21 نوفمبر 2031/)
    expect(formatDay('2031-11-21', 'so')).toBe('Jimco, 21 Noofeembar 2031')
    expect(formatDay('2031-11-21', 'fa-AF')).toMatch(/21.*2031/)
  })

  test('has its year, this one too, where it is to be read long after', () => {
    const year = dayOf().slice(0, 4)
    expect(formatDay(`${year}-11-20`, 'sv')).not.toContain(year)
    for (const locale of ['sv', 'ar', 'so']) expect(formatDay(`${year}-11-20`, locale, 'whole')).toContain(year)
  })

  test('of an instant is the one in Stockholm, on both sides of midnight and of summer time', () => {
    expect(dayOf('2026-11-20T22:59:00Z')).toBe('2026-11-20')
    expect(dayOf('2026-11-20T23:00:00Z')).toBe('2026-11-21')
    expect(dayOf('2026-07-20T22:00:00Z')).toBe('2026-07-21')
  })
})

test('the clock has 24 hours everywhere', () => {
  for (const locale of ['sv', 'en', 'ar', 'so', 'ti', 'fa-AF']) expect(formatTime('2026-11-23T13:05:00Z', locale)).toBe('14:05')
})

test('near days are words, far ones dates', () => {
  const from = (day: string, locale = 'sv') => relativeDay(day, locale, '2026-03-28')
  expect(from('2026-03-28')).toBe('idag')
  expect(from('2026-03-29')).toBe('imorgon')
  expect(from('2026-03-27')).toBe('igår')
  expect(from('2026-03-30')).toBe('om 2 dagar')
  expect(from('2026-03-26')).toBe('för 2 dagar sedan')
  expect(from('2026-05-28')).toMatch(/^torsdag 28 maj/)
  expect(from('2026-03-29', 'so')).toBe('berri')
  expect(from('2026-03-26', 'so')).toBe('2 maalmood ka hor')
  expect(from('2026-03-28', 'en')).toBe('today')
})

test('days and months are counted over the ends of months, years and summer time', () => {
  expect(addDays('2026-12-30', 7)).toBe('2027-01-06')
  expect(addDays('2026-03-28', 1)).toBe('2026-03-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(addMonths('2026-11-22', 3)).toBe('2027-02-22')
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  expect(addMonths('2026-12-31', 6)).toBe('2027-06-30')
})

test('a wall clock in Stockholm is one instant, on both sides of summer time', () => {
  expect(instantOf('2026-11-23', '14:05')).toBe('2026-11-23T13:05:00.000Z')
  expect(instantOf('2026-07-01', '08:30')).toBe('2026-07-01T06:30:00.000Z')
  expect(instantOf('2026-03-29', '01:30')).toBe('2026-03-29T00:30:00.000Z')
  expect(instantOf('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-10-25', '04:00')).toBe('2026-10-25T03:00:00.000Z')
  for (const [day, time] of [['2026-03-29', '01:59'], ['2026-03-29', '03:00'], ['2026-10-25', '03:00'], ['2026-12-31', '00:00']] as const) {
    expect([dayOf(instantOf(day, time)), timeOf(instantOf(day, time))]).toEqual([day, time])
  }
})
