import type { Consent, ConsentRequest } from '@kring/domain/consent'

/** The newest request that waits for the reader's own answer, or undefined. */
export const waitingRequest = ({ requests }: Consent) =>
  requests.find(({ yourAnswer, ended }) => yourAnswer === 'waiting' && !ended)

/** What the reader has signed and not taken back; the newest, which a withdrawal names. */
export const signedRequest = ({ requests }: Consent) =>
  requests.find(({ yourAnswer, ended }) => yourAnswer === 'signed' && !ended)

/** What the reader took back last, where nothing that they signed is left and nothing new is asked. */
export const takenBack = (consent: Consent) =>
  consent.requests[0]?.yourAnswer === 'withdrawn' && !signedRequest(consent)

/** One party and what it may do: told and read, only told, only read, and what others in the request may read but not it. */
export interface PartyScope {
  party: Consent['parties'][number]
  both: string[]
  gives: string[]
  reads: string[]
  never: string[]
}

/** The lines of a request party by party, in the order in which they stand there. */
export const scopesOf = ({ lines }: Pick<ConsentRequest, 'lines'>, parties: Consent['parties']): PartyScope[] => {
  const categories = [...new Set(lines.map(({ category }) => category))]
  return parties.flatMap((party) => {
    const own = lines.filter(({ partyId }) => partyId === party.id)
    if (own.length === 0) return []
    const codes = (wanted: (line: (typeof own)[number]) => boolean) => own.filter(wanted).map(({ category }) => category)
    return {
      party,
      both: codes(({ gives, reads }) => gives && reads),
      gives: codes(({ gives, reads }) => gives && !reads),
      reads: codes(({ gives, reads }) => reads && !gives),
      never: categories.filter((category) => !own.some((line) => line.category === category && line.reads)),
    }
  })
}

/** What is in force now, as the lines of a request would say it. */
export const linesInForce = ({ matrix }: Pick<Consent, 'matrix'>) =>
  matrix.map(({ partyId, category, readsUntilAt, givesUntilAt }) => ({ partyId, category, reads: readsUntilAt !== null, gives: givesUntilAt !== null }))

/** The same as cards from what is in force now. */
export const scopesInForce = (consent: Consent) => scopesOf({ lines: linesInForce(consent) }, consent.parties)
