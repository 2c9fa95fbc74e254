import type { CaseFile } from '@kring/domain/cases'

/** Whom of the family an interpreter is needed for, and the language: of those who take part and therefore are invited. */
export const interpreterNeeds = ({ people, parties }: Pick<CaseFile, 'people' | 'parties'>): { language: string; name: string }[] =>
  people.flatMap(({ interpreter, name, partyId }) =>
    interpreter !== null && parties.some(({ id, endedAt }) => id === partyId && endedAt === null) ? [{ language: interpreter, name: name.split(' ')[0] ?? name }] : [],
  )
