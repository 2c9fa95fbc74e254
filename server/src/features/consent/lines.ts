import { isRelative } from '@kring/domain/actor'
import { isOfFamily, type Party } from '@kring/domain/cases'
import type { ConsentLine } from '@kring/domain/consent'
import { relativeMayGive, relativeMayRead } from '@kring/domain/relatives'
import { Refusal } from '../../platform/errors.ts'

type Named = ConsentLine & { party: Party }

/** Ends the act unless every line names a party that a consent can let in, for a category that there is and that party may be named for. */
export function insistOnLines(lines: readonly Named[], categories: readonly string[]) {
  lines.forEach(({ party, category, gives }, index) => {
    const invalid = (message: string) => new Refusal('invalid', { errors: [{ path: `lines.${index}.category`, message }] })
    if (isOfFamily(party)) throw new Refusal('refused', { reason: 'not-for-family' })
    if (!categories.includes(category)) throw invalid('no such category')
    if (isRelative(party) && (!relativeMayRead(category) || (gives && !relativeMayGive(category)))) throw invalid('not for a relative')
  })
}

/** Each party once, with what it reads and gives, in the order in which they were named: what the text of a consent is composed of. */
export const partiesInWords = (lines: readonly Named[], nonAuthorityKinds: readonly string[]) =>
  [...new Map(lines.map(({ party }) => [party.id, party])).values()].map(({ id, kind, label, agencyKind }) => {
    const own = lines.filter(({ party }) => party.id === id)
    return {
      label, agencyKind: agencyKind ?? '', isRelative: isRelative({ kind }), authority: !isRelative({ kind }) && !nonAuthorityKinds.includes(agencyKind ?? ''),
      reads: own.filter(({ reads }) => reads).map(({ category }) => category), gives: own.filter(({ gives }) => gives).map(({ category }) => category),
    }
  })
