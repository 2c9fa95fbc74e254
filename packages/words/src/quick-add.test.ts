import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownersOf, readQuickAdd, tidy, writeQuickAdd, type Owner } from './quick-add.ts'
import { phrases } from './quick-add.phrases.ts'

const party = (id: string, kind: 'coordinator' | 'agency' | 'youth' | 'guardian', agencyKind: string | null, label: string, ...names: string[]) =>
  ({ id, kind, agencyKind, label, names, isYou: kind === 'coordinator' })
const owners = ownersOf([
  party('samordnare', 'coordinator', 'social', 'SSPF Granköping, samordnare', 'Majken Testberg'), party('skola', 'agency', 'school', 'Sagaskolan, mentor', 'Sara Låtsasson'),
  party('polis', 'agency', 'police', 'Polisen Granköping, kontaktperson', 'Ture Fiktivius'), party('soc', 'agency', 'social', 'Socialtjänsten, handläggare', 'Agda Exempelkvist'),
  party('fritid', 'agency', 'leisure', 'Fritidsgården, ledare', 'Ester Låtsaskvist'), party('vilgot', 'youth', null, 'Vilgot P.'),
  party('asta', 'guardian', null, 'Asta Provlund', 'Asta Provlund'), party('nils', 'guardian', null, 'Nils Exempelsson', 'Nils Exempelsson'),
])
const today = '2026-11-25'

describe('300 lines as people write them are read as they mean them', () => {
  test('there are 300 of them, no two alike', () => expect(new Set(phrases).size).toBeGreaterThanOrEqual(300))
  test.each(phrases)('%s', (phrase) => {
    const [line, dueOn, owner, text] = phrase.split('|').map((part) => part.trim())
    const read = readQuickAdd(line!, { today, owners })
    expect([read.dueOn ?? '-', read.ownerId ?? '-', read.text]).toEqual([dueOn, owner, text])
  })
})

/** Words that people write, days and names among them. */
const word = fc.constantFrom(...new Set(phrases.flatMap((phrase) => phrase.split('|')[0]!.trim().split(' '))), 'Åäö', '@', '–', 'x/y', '5', '2026')
const line = fc.oneof(fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')), fc.string({ unit: 'binary', maxLength: 80 }))
const day = fc.integer({ min: 0, max: 4000 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))

test('what is written down whole is read back just so, whatever the words are', () => {
  fc.assert(fc.property(line.map(tidy).filter((text) => text !== ''), day, fc.nat({ max: 4000 }), fc.constantFrom(...owners), (text, now, days, { id, handles }) => {
    const dueOn = new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10)
    expect(readQuickAdd(writeQuickAdd({ text, dueOn, handle: handles[0]! }), { today: now, owners })).toEqual({ text, dueOn, ownerId: id, oneOf: [] })
  }), { numRuns: 4000 })
}, 60_000)

test('no line is lost or breaks it: it is read the same twice, on no day that has passed, and its words are all still there or taken', () => {
  fc.assert(fc.property(line, day, (said, now) => {
    const read = readQuickAdd(said, { today: now, owners })
    expect(readQuickAdd(said, { today: now, owners })).toEqual(read)
    if (read.dueOn !== null) expect(read.dueOn >= now && !Number.isNaN(Date.parse(read.dueOn))).toBe(true)
    if (read.dueOn === null && read.ownerId === null) expect(read.text).toBe(tidy(said))
    expect(read.text).toBe(tidy(read.text))
  }), { numRuns: 4000 })
}, 60_000)

test('who is named by more than one is asked about, and each can be named alone', () => {
  const two = ownersOf([party('a', 'agency', 'school', 'Sagaskolan, mentor', 'Sara Ek'), party('b', 'agency', 'school', 'Granskolan, mentor', 'Sara Alm')])
  const read = (said: string) => readQuickAdd(said, { today, owners: two })
  expect(read('Ring @skolan')).toEqual({ text: 'Ring @skolan', dueOn: null, ownerId: null, oneOf: ['a', 'b'] })
  expect(read('Ring @sara')).toMatchObject({ ownerId: null, oneOf: ['a', 'b'] })
  expect([read('Ring @sara-alm').ownerId, read('Ring @gran').ownerId, read('Ring @sagaskolan').ownerId]).toEqual(['b', 'b', 'a'])
  const alike: Owner[] = ownersOf([party('a', 'guardian', null, 'Asta Ek'), party('b', 'guardian', null, 'Asta Ek')])
  expect(alike.map(({ handles }) => readQuickAdd(`Ring @${handles[0]}`, { today, owners: alike }).ownerId)).toEqual(['a', 'b'])
})
