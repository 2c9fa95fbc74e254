import type { CaseFile, Party } from '@kring/domain/cases'
import type { Category, Consent, ConsentLine } from '@kring/domain/consent'
import { relativeMayGive, relativeMayRead } from '@kring/domain/relatives'
import type { z } from 'zod'

/** Who tells what and who may know it, category by category; what a request for consent is built of. */
export type Scope = Record<string, { gives: string[]; reads: string[] }>
/** What each relative is named for: what they read, and whether they answer in the conversation. */
export type RelativeScope = Record<string, { reads: string[]; answers: boolean }>
export type CategoryShape = z.infer<typeof Category>

/** The parties whom a consent is about: the agencies that take part, the coordinator's own among them. */
export const agenciesOf = (file: CaseFile): Party[] =>
  file.parties.filter(({ kind, endedAt }) => (kind === 'coordinator' || kind === 'agency') && !endedAt)

/** Whom a consent can name as a person. */
export const relativesOf = (file: CaseFile): Party[] => file.parties.filter(({ kind, endedAt }) => kind === 'relative' && !endedAt)

/** Which kinds of agency usually know a thing. A starting point that the coordinator changes in the family's words. */
const usualGivers: Record<string, readonly string[]> = {
  'school-attendance': ['school', 'independent-school'],
  'school-results': ['school', 'independent-school'],
  'student-health': ['school', 'independent-school'],
  'social-contact': ['social'],
  'social-intervention': ['social'],
  'police-leisure': ['police'],
  suspicion: ['police'],
  leisure: ['leisure', 'association'],
  health: ['health'],
  family: ['social'],
}
/** What is the family's to say: agencies read it, and only the coordinator writes it down for them. */
const ofTheFamily = ['voice', 'guardian-view']

/** The parties who usually know it, or everybody where nobody in particular does. */
export const giversOf = (category: CategoryShape, parties: readonly Party[]): string[] => {
  const ids = (of: readonly Party[]) => of.map(({ id }) => id)
  if (ofTheFamily.includes(category.code)) return ids(parties.filter(({ kind }) => kind === 'coordinator'))
  if (category.kind === 'joint') return ids(parties)
  const usual = parties.filter(({ agencyKind }) => usualGivers[category.code]?.includes(agencyKind ?? ''))
  return ids(usual.length > 0 ? usual : parties)
}

/** Whether somebody in the team usually knows it. */
export const isUsual = (category: CategoryShape, parties: readonly Party[]) =>
  parties.some(({ agencyKind }) => usualGivers[category.code]?.includes(agencyKind ?? ''))

/** The scope with one category more, told by those who usually know it and read by everybody. */
export const withCategory = (scope: Scope, category: CategoryShape, parties: readonly Party[]): Scope => ({
  ...scope,
  [category.code]: { gives: giversOf(category, parties), reads: parties.map(({ id }) => id) },
})

/** "Det gemensamma": the team, the plan, meetings and words, for everybody who takes part. */
export const jointScope = (categories: readonly CategoryShape[], parties: readonly Party[]): Scope =>
  categories.filter(({ kind }) => kind === 'joint').reduce((scope, category) => withCategory(scope, category, parties), {})

/** The scope as the lines of a request, for those parties alone that are still in it. */
export const linesOf = (scope: Scope, partyIds: readonly string[]): ConsentLine[] =>
  Object.entries(scope).flatMap(([category, { gives, reads }]) =>
    partyIds
      .map((partyId) => ({ partyId, category, gives: gives.includes(partyId), reads: reads.includes(partyId) }))
      .filter((line) => line.gives || line.reads),
  )

/** The lines of a request, read back as a scope. */
export const scopeOf = (lines: Consent['requests'][number]['lines']): Scope => {
  const scope: Scope = {}
  for (const { partyId, category, gives, reads } of lines) {
    const cell = (scope[category] ??= { gives: [], reads: [] })
    if (gives) cell.gives.push(partyId)
    if (reads) cell.reads.push(partyId)
  }
  return scope
}

/** What a relative could read of all that is shared. */
export const forRelatives = (scope: Scope): string[] => Object.keys(scope).filter(relativeMayRead)

/** The lines of the relatives who are named to read anything of what is shared. */
export const relativeLinesOf = (relatives: RelativeScope, scope: Scope): ConsentLine[] =>
  Object.entries(relatives).flatMap(([partyId, { reads, answers }]) =>
    forRelatives(scope)
      .filter((category) => reads.includes(category))
      .map((category) => ({ partyId, category, reads: true, gives: answers && relativeMayGive(category) })),
  )

/** What these relatives were named for in the lines of a request. */
export const relativeScopeOf = (lines: Consent['requests'][number]['lines'], relativeIds: readonly string[]): RelativeScope =>
  Object.fromEntries(
    relativeIds.map((id) => {
      const own = lines.filter(({ partyId }) => partyId === id)
      return [id, { reads: own.filter(({ reads }) => reads).map(({ category }) => category), answers: own.some(({ gives }) => gives) }]
    }),
  )
