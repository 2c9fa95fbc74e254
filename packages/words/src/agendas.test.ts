import { Agenda } from '@kring/domain/agenda'
import { expect, test } from 'vitest'
import { agendas } from './agendas.ts'

test('the fixed agendas take the time that they promise, and have the shape of an agenda', () => {
  expect(agendas.map(({ code, items }) => [code, items.length, items.reduce((sum, { minutes }) => sum + minutes, 0)])).toEqual([
    ['start', 10, 60], ['follow-up', 8, 45], ['closing', 9, 45],
  ])
  for (const agenda of agendas) expect(Agenda.parse(agenda)).toEqual(agenda)
})

test('each agenda has one consent check: the first item, or the second where the first is the welcome', () => {
  const checks = agendas.map(({ items }) => items.flatMap(({ records }, index) => (records.includes('consent-check') ? [index + 1] : [])))
  expect(checks).toEqual([[2], [1], [1]])
})

test('the young person speaks before the guardians, and both before the agencies', () => {
  for (const { items } of agendas) {
    const first = (speaker: string) => items.findIndex(({ speaks }) => speaks === speaker)
    expect(first('youth')).toBeLessThan(first('guardians'))
    if (first('agencies') >= 0) expect(first('guardians')).toBeLessThan(first('agencies'))
  }
})

test('a question on the projector is one calm sentence: no shouting, no names, no longer than one can hear', () => {
  for (const { question } of agendas.flatMap(({ items }) => items)) {
    expect(question).toMatch(/^[A-ZÅÄÖ][^!.?]*\?$/)
    expect(question.split(' ').length).toBeLessThanOrEqual(16)
  }
})
