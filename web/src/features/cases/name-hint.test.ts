import { expect, test } from 'vitest'
import { findNames } from './name-hint.ts'

const names = (text: string) => findNames(text).names

test('a name inside a sentence is noticed, and a first and last name at its start', () => {
  expect(names('Vi är oroliga för Vilgot. Han är borta.')).toEqual(['Vilgot'])
  expect(names('Vilgot Provlund är borta mer och mer.')).toEqual(['Vilgot', 'Provlund'])
  expect(names('Mamma heter Anna-Karin.')).toEqual(['Anna-Karin'])
})

test('sentences without names pass, also with agencies and abbreviations', () => {
  expect(names('En elev i åttan är borta. Lärarna har ringt.\nSkolan har talat med BUP.')).toEqual([])
  expect(names('Eleven går på Lindskolan och har kontakt med Socialtjänsten: Det är nytt.')).toEqual([])
})

test('a personal number is noticed in each of its ways of writing', () => {
  for (const text of ['201203032390', '120303-2390', '20120303-2390', 'född 120303 2390.']) expect(findNames(text).hasPersonalNumber).toBe(true)
  for (const text of ['Ring 08-123 45 67', 'ärende 2024-0031', '14 år']) expect(findNames(text).hasPersonalNumber).toBe(false)
})
