import type { Party } from '@kring/domain/cases'
import { expect, test } from 'vitest'
import { jointScope, linesOf, relativeLinesOf, relativeScopeOf, scopeOf, withCategory, type CategoryShape } from './scope.ts'

const party = (id: string, kind: Party['kind'], agencyKind: string): Party => ({
  id, kind, agencyKind, slot: 1, inquirer: false, label: id, functionId: id, casePersonId: null, names: [], admitted: true, endedAt: null,
})
const parties = [party('coordinator', 'coordinator', 'social'), party('school', 'agency', 'school'), party('police', 'agency', 'police')]
const category = (code: string, kind: CategoryShape['kind']): CategoryShape => ({ code, kind, protection: 'strong' })
const everybody = ['coordinator', 'school', 'police']

test('what is joint is read by everybody; the family’s own words are written down by the coordinator alone', () => {
  const scope = jointScope([category('plan', 'joint'), category('voice', 'joint'), category('suspicion', 'fact')], parties)
  expect(scope).toEqual({
    plan: { gives: everybody, reads: everybody },
    voice: { gives: ['coordinator'], reads: everybody },
  })
})

test('a fact is told by those who usually know it, and by anybody where nobody in the team usually does', () => {
  const attendance = withCategory({}, category('school-attendance', 'fact'), parties)
  expect(attendance['school-attendance']?.gives).toEqual(['school'])
  const health = withCategory({}, category('health', 'fact'), parties)
  expect(health['health']?.gives).toEqual(everybody)
})

test('a request names only the parties that are in it, and can be read back as it was built', () => {
  const scope = withCategory({}, category('school-attendance', 'fact'), parties)
  const lines = linesOf(scope, ['coordinator', 'school'])
  expect(lines.map(({ partyId, gives, reads }) => [partyId, gives, reads])).toEqual([['coordinator', false, true], ['school', true, true]])
  expect(scopeOf(lines)).toEqual({ 'school-attendance': { gives: ['school'], reads: ['coordinator', 'school'] } })
})

test('a relative is named for what was chosen of what is shared, never for a guardian’s words, and answers in the conversation alone', () => {
  const scope = jointScope([category('plan', 'joint'), category('conversation', 'joint'), category('guardian-view', 'joint')], parties)
  const lines = relativeLinesOf({ asta: { reads: ['plan', 'conversation', 'guardian-view', 'health'], answers: true }, bo: { reads: [], answers: true } }, scope)
  expect(lines).toEqual([
    { partyId: 'asta', category: 'plan', reads: true, gives: false },
    { partyId: 'asta', category: 'conversation', reads: true, gives: true },
  ])
  expect(relativeScopeOf(lines, ['asta'])).toEqual({ asta: { reads: ['plan', 'conversation'], answers: true } })
})
