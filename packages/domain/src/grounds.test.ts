import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Standing } from './actor.ts'
import { Disclosure, DisclosureGround, groundsOf, groundTerms, MakeDisclosure, mayConfirmDisclosure, mayDisclose, needsLegalReview, type GroundCondition, type RecipientKind, type Secrecy } from './grounds.ts'
import { check } from './kernel/rule.ts'

const you: Standing = { caseId: 'c', personId: 'p', partyId: 'a', parties: ['a'], kind: 'agency', inquirer: false, reads: [], gives: [], endsInMs: null }

interface Line {
  by: 'social' | 'school' | 'police' | 'leisure' | 'health' | 'independent-school' | 'association'
  on: Secrecy
  to: RecipientKind
  because?: GroundCondition[]
  more?: Partial<z.input<typeof MakeDisclosure>>
  day?: string
}

/** What the register answers, in one or two words. */
function judge(ground: DisclosureGround, { by, on, to, because = [], more = {}, day = '2026-11-20' }: Line) {
  const act = MakeDisclosure.parse({
    ground, facts: 'En uppgift.', secrecy: on, recipientKind: to, recipient: 'Mottagaren', channel: 'phone', need: 'Behovet.', conditions: because,
    decidedBy: 'Enhetschefen', delegation: 'Delegationsordningen 4.1', handedOutAt: `${day}T12:00:00Z`, ...more,
  })
  const verdict = check(mayDisclose, you, { act, handedOutOn: day, by: { agencyKind: by, isAuthority: !['independent-school', 'association'].includes(by), needsSecondPerson: false } })
  return verdict.ok ? (needsLegalReview(act) ? 'allowed, legal review' : 'allowed') : verdict.reason
}

const weighing = 'Vi vägde det mot det som sekretessen skyddar.'
const lawyer = 'Kommunjuristen, 20 november'
const risk18a: GroundCondition[] = ['under-21', 'concrete-risk', 'not-a-committed-crime']

const tables: Record<string, [ground: DisclosureGround, line: Line, answer: string][]> = {
  'OSL 10:2, for one\'s own work': [
    ['osl-10-2', { by: 'social', on: 'social-services', to: 'non-authority', because: ['needed-for-own-work'] }, 'allowed'],
    ['osl-10-2', { by: 'school', on: 'school', to: 'police' }, 'ground-condition-missing'],
  ],
  'OSL 10:15 a p. 1, to prevent or detect crime: between authorities, after a weighing, from 1 December 2025': [
    ['osl-10-15a-1', { by: 'social', on: 'social-services', to: 'police', more: { weighing } }, 'allowed'],
    ['osl-10-15a-1', { by: 'school', on: 'school', to: 'social-services', more: { weighing } }, 'allowed'],
    ['osl-10-15a-1', { by: 'police', on: 'police', to: 'school', more: { weighing } }, 'allowed'],
    ['osl-10-15a-1', { by: 'social', on: 'social-services', to: 'non-authority', more: { weighing } }, 'ground-other-recipient'],
    ['osl-10-15a-1', { by: 'independent-school', on: 'school', to: 'police', more: { weighing } }, 'not-an-authority'],
    ['osl-10-15a-1', { by: 'association', on: 'other', to: 'police', more: { weighing } }, 'not-an-authority'],
    ['osl-10-15a-1', { by: 'social', on: 'social-services', to: 'police' }, 'needs-weighing'],
    ['osl-10-15a-1', { by: 'social', on: 'social-services', to: 'police', more: { weighing }, day: '2025-11-30' }, 'ground-not-in-force'],
    ['osl-10-15a-1', { by: 'social', on: 'social-services', to: 'police', more: { weighing }, day: '2025-12-01' }, 'allowed'],
  ],
  'OSL 10:15 a p. 2, to investigate crime: against 10:23 there is no verdict, but a lawyer': [
    ['osl-10-15a-2', { by: 'social', on: 'social-services', to: 'police', more: { weighing } }, 'needs-legal-review'],
    ['osl-10-15a-2', { by: 'social', on: 'social-services', to: 'police', more: { weighing, legalReviewBy: lawyer } }, 'allowed, legal review'],
    ['osl-10-15a-2', { by: 'health', on: 'health', to: 'police', more: { weighing } }, 'needs-legal-review'],
    ['osl-10-15a-2', { by: 'school', on: 'school', to: 'police', more: { weighing } }, 'allowed'],
    ['osl-10-15a-2', { by: 'social', on: 'social-services', to: 'non-authority', more: { weighing, legalReviewBy: lawyer } }, 'ground-other-recipient'],
  ],
  'OSL 10:18 a, risk of crime by somebody under 21: social services\' facts (26:1), to police, Säpo or customs': [
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'police', because: risk18a, more: { suitability: 'Går ihop med kontaktpersonen.' } }, 'allowed'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'security-police', because: risk18a, more: { suitability: 'Ja.' } }, 'allowed'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'customs', because: risk18a, more: { suitability: 'Ja.' } }, 'allowed'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'law-enforcement', because: risk18a, more: { suitability: 'Ja.' } }, 'ground-other-recipient'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'school', because: risk18a, more: { suitability: 'Ja.' } }, 'ground-other-recipient'],
    ['osl-10-18a', { by: 'social', on: 'school', to: 'police', because: risk18a, more: { suitability: 'Ja.' } }, 'ground-other-secrecy'],
    ['osl-10-18a', { by: 'school', on: 'social-services', to: 'police', because: risk18a, more: { suitability: 'Ja.' } }, 'ground-not-yours'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'police', because: ['concrete-risk', 'not-a-committed-crime'], more: { suitability: 'Ja.' } }, 'ground-condition-missing'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'police', because: ['under-21', 'not-a-committed-crime'], more: { suitability: 'Ja.' } }, 'ground-condition-missing'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'police', because: ['under-21', 'concrete-risk'], more: { suitability: 'Ja.' } }, 'ground-condition-missing'],
    ['osl-10-18a', { by: 'social', on: 'social-services', to: 'police', because: risk18a }, 'needs-suitability'],
  ],
  'OSL 10:20, a minor at acute risk: social services to the police': [
    ['osl-10-20', { by: 'social', on: 'social-services', to: 'police', because: ['minor-at-acute-risk'] }, 'allowed'],
    ['osl-10-20', { by: 'social', on: 'social-services', to: 'police' }, 'ground-condition-missing'],
    ['osl-10-20', { by: 'leisure', on: 'social-services', to: 'police', because: ['minor-at-acute-risk'] }, 'ground-not-yours'],
  ],
  'OSL 10:21 and 10:22, crimes against a minor, and drugs to one': [
    ['osl-10-21', { by: 'social', on: 'social-services', to: 'police', because: ['crime-against-minor'] }, 'allowed'],
    ['osl-10-21', { by: 'social', on: 'social-services', to: 'school', because: ['crime-against-minor'] }, 'ground-other-recipient'],
    ['osl-10-22', { by: 'health', on: 'health', to: 'law-enforcement', because: ['drugs-to-minor'] }, 'allowed'],
    ['osl-10-22', { by: 'social', on: 'social-services', to: 'police', because: ['crime-against-minor'] }, 'ground-condition-missing'],
  ],
  'OSL 10:23 and 10:24, a committed crime: graver where the secrecy is stricter': [
    ['osl-10-23', { by: 'social', on: 'social-services', to: 'police', because: ['six-months-prison'] }, 'allowed'],
    ['osl-10-23', { by: 'social', on: 'social-services', to: 'police', because: ['prison-in-scale'] }, 'ground-condition-missing'],
    ['osl-10-23', { by: 'school', on: 'school', to: 'police', because: ['six-months-prison'] }, 'ground-other-secrecy'],
    ['osl-10-24', { by: 'school', on: 'school', to: 'police', because: ['prison-in-scale'] }, 'allowed'],
    ['osl-10-24', { by: 'social', on: 'social-services', to: 'police', because: ['prison-in-scale'] }, 'ground-other-secrecy'],
    ['osl-10-24', { by: 'school', on: 'school', to: 'social-services', because: ['prison-in-scale'] }, 'ground-other-recipient'],
  ],
  'OSL 10:27, the general clause: obvious, and never social services\' or health care\'s facts': [
    ['osl-10-27', { by: 'school', on: 'school', to: 'social-services', because: ['obviously-outweighs'], more: { weighing } }, 'allowed'],
    ['osl-10-27', { by: 'police', on: 'police', to: 'school', because: ['obviously-outweighs'], more: { weighing } }, 'allowed'],
    ['osl-10-27', { by: 'social', on: 'social-services', to: 'police', because: ['obviously-outweighs'], more: { weighing } }, 'ground-other-secrecy'],
    ['osl-10-27', { by: 'school', on: 'health', to: 'police', because: ['obviously-outweighs'], more: { weighing } }, 'ground-other-secrecy'],
    ['osl-10-27', { by: 'school', on: 'school', to: 'non-authority', because: ['obviously-outweighs'], more: { weighing } }, 'ground-other-recipient'],
    ['osl-10-27', { by: 'school', on: 'school', to: 'police', more: { weighing } }, 'ground-condition-missing'],
    ['osl-10-27', { by: 'school', on: 'school', to: 'police', because: ['obviously-outweighs'] }, 'needs-weighing'],
  ],
  'SoL 19:1 and 20:6 with OSL 10:28, duties towards social services': [
    ['sol-19-1', { by: 'school', on: 'health', to: 'social-services', because: ['child-may-be-harmed'] }, 'allowed'],
    ['sol-19-1', { by: 'school', on: 'school', to: 'police', because: ['child-may-be-harmed'] }, 'ground-other-recipient'],
    ['sol-19-1', { by: 'school', on: 'school', to: 'social-services' }, 'ground-condition-missing'],
    ['sol-20-6', { by: 'police', on: 'police', to: 'social-services', because: ['investigation-open'] }, 'allowed'],
    ['sol-20-6', { by: 'police', on: 'police', to: 'social-services', because: ['child-may-be-harmed'] }, 'ground-condition-missing'],
  ],
  'UPL 6 with 8, a municipality\'s other work to those who fight crime: not social services': [
    ['upl-6', { by: 'leisure', on: 'other', to: 'police', more: { weighing } }, 'allowed'],
    ['upl-6', { by: 'leisure', on: 'other', to: 'law-enforcement', more: { weighing } }, 'allowed'],
    ['upl-6', { by: 'social', on: 'other', to: 'police', more: { weighing } }, 'ground-not-yours'],
    ['upl-6', { by: 'leisure', on: 'social-services', to: 'police', more: { weighing } }, 'ground-other-secrecy'],
    ['upl-6', { by: 'leisure', on: 'other', to: 'social-services', more: { weighing } }, 'ground-other-recipient'],
    ['upl-6', { by: 'leisure', on: 'other', to: 'police' }, 'needs-weighing'],
  ],
  'UPL 7, decided by the principal or appointed staff, on request unless to the police, and not health care\'s facts': [
    ['upl-7', { by: 'school', on: 'school', to: 'police', more: { weighing, decidedAs: 'principal' } }, 'allowed'],
    ['upl-7', { by: 'leisure', on: 'other', to: 'police', more: { weighing, decidedAs: 'appointed-staff' } }, 'allowed'],
    ['upl-7', { by: 'school', on: 'school', to: 'police', more: { weighing } }, 'needs-principal'],
    ['upl-7', { by: 'school', on: 'school', to: 'customs', more: { weighing, decidedAs: 'principal' } }, 'needs-request'],
    ['upl-7', { by: 'school', on: 'school', to: 'customs', more: { weighing, decidedAs: 'principal', onRequest: true } }, 'allowed'],
    ['upl-7', { by: 'school', on: 'health', to: 'police', more: { weighing, decidedAs: 'principal' } }, 'ground-other-secrecy'],
    ['upl-7', { by: 'school', on: 'school', to: 'police', more: { decidedAs: 'principal' } }, 'needs-weighing'],
    ['upl-7', { by: 'police', on: 'school', to: 'police', more: { weighing, decidedAs: 'principal' } }, 'ground-not-yours'],
  ],
}

for (const [paragraph, lines] of Object.entries(tables)) {
  test(paragraph, () => {
    for (const [ground, line, answer] of lines) expect(judge(ground, line), JSON.stringify([ground, line])).toBe(answer)
  })
}

test('every ground has a line of the table that allows it', () => {
  const allowed = Object.values(tables).flat().filter(([, , answer]) => answer.startsWith('allowed')).map(([ground]) => ground)
  expect(new Set(allowed)).toEqual(new Set(DisclosureGround.options))
})

describe('The grounds of an agency', () => {
  const of = (agencyKind: string, isAuthority = true) => groundsOf({ agencyKind, isAuthority, needsSecondPerson: false })
  test('leave out what is not its own', () => {
    expect(of('social')).not.toContain('upl-6')
    expect(of('school')).not.toContain('osl-10-18a')
    expect(of('school')).toContain('upl-7')
  })
  test('are none where it is no authority', () => {
    expect(of('association', false)).toEqual([])
  })
})

test('no ground but one\'s own work reaches somebody who is no authority', () => {
  expect(DisclosureGround.options.filter((ground) => groundTerms[ground].recipients.includes('non-authority'))).toEqual(['osl-10-2'])
})

test('a second person confirms what is waiting, for the same party, and never the own note', () => {
  const noted: Pick<Disclosure, 'state' | 'yours' | 'notedByYou'> = { state: 'waiting', yours: true, notedByYou: false }
  expect(check(mayConfirmDisclosure, you, noted)).toEqual({ ok: true })
  expect(check(mayConfirmDisclosure, you, { ...noted, notedByYou: true })).toMatchObject({ reason: 'needs-second-person' })
  expect(check(mayConfirmDisclosure, you, { ...noted, yours: false })).toMatchObject({ reason: 'not-yours' })
  expect(check(mayConfirmDisclosure, you, { ...noted, state: 'noted' })).toMatchObject({ reason: 'already-done' })
})
