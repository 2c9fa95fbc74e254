import type { CaseFile } from '@kring/domain/cases'
import { expect, test } from 'vitest'
import { interpreterNeeds } from './interpreter-needs.ts'

const person = (id: string, name: string, interpreter: string | null, partyId: string | null) => ({ id, name, interpreter, partyId, role: 'guardian', age: null, locale: 'sv', relation: null }) as CaseFile['people'][number]
const party = (id: string, endedAt: string | null) => ({ id, endedAt }) as CaseFile['parties'][number]

test('an interpreter is needed for those who are invited, each by language and first name', () => {
  const people = [
    person('1', 'Alma Påhittad', null, 'alma'),
    person('2', 'Hodan Påhittad', 'somaliska', 'hodan'),
    person('3', 'Nour Låtsas', 'arabiska', 'nour'),
    person('4', 'Moster Mia', 'arabiska', null),
  ]
  const parties = [party('alma', null), party('hodan', null), party('nour', '2026-11-22T10:00:00Z')]
  expect(interpreterNeeds({ people, parties })).toEqual([{ language: 'somaliska', name: 'Hodan' }])
  expect(interpreterNeeds({ people: [], parties })).toEqual([])
})
