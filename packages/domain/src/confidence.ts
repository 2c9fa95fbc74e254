import { z } from 'zod'
import { isCoordinator, isFamily, PartyKind, Standing, type Standing as You } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import { birthdayOn, ConsentRequest, Informed } from './consent.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Text } from './kernel/time.ts'

// 1 shapes

/** That the young person is mature enough to open this alone, as an authority has found for itself (OSL 12:3): in its own words, for itself alone. */
export const MaturityAssessment = z.object({ id: Id, basis: z.string(), decidedBy: z.string(), validUntilOn: Day })
export type MaturityAssessment = z.infer<typeof MaturityAssessment>

/**
 * Where a confidence stands. `not-assessed`: the young person has signed, and somebody who would tell something has not assessed
 * yet or no longer stands by it. Nothing is read in any state but `open`, except by the young person.
 */
export const ConfidenceState = z.enum(['waiting', 'refused', 'taken-back', 'not-assessed', 'open', 'ended'])
export type ConfidenceState = z.infer<typeof ConfidenceState>

/** One request that the young person alone is asked, as its reader may know it. */
export const ConfidenceRequest = ConsentRequest.omit({ exclusions: true, needsYouSoon: true }).extend({
  state: ConfidenceState,
  /** Who has assessed, until when. */
  assessments: z.array(z.object({ partyId: Id, validUntilOn: Day })),
  /** Who would tell something and has not assessed. */
  waitsFor: z.array(Id),
  /** Your own, in force. */
  yourAssessment: MaturityAssessment.nullable(),
})
export type ConfidenceRequest = z.infer<typeof ConfidenceRequest>

/** The confidence of a case: for the young person, the coordinator and whom it names; no guardian knows that there is one. */
export const Confidence = z.object({
  /** Newest first. */
  requests: z.array(ConfidenceRequest),
  parties: z.array(z.object({ id: Id, kind: PartyKind, agencyKind: z.string().nullable(), label: z.string() })),
  /** Who reads what is written in it now, besides you. */
  readBy: z.array(z.string()),
  /** Whether you may ask the young person now, for the coordinator; its refusal says why not. */
  asking: z.object({ fromAge: z.number().int().nullable(), isOfAge: z.boolean(), contactIsSafe: z.boolean(), maxValidUntilOn: Day }).nullable(),
  you: Standing,
})
export type Confidence = z.infer<typeof Confidence>

// 2 inputs

export const AskInConfidence = z.object({
  lines: z.array(z.object({ partyId: Id, reads: z.boolean(), gives: z.boolean() }).refine(({ reads, gives }) => reads || gives, { message: 'gives or reads' }))
    .min(1).max(20).refine((lines) => new Set(lines.map(({ partyId }) => partyId)).size === lines.length, { message: 'a party twice' }),
  purpose: Text(400),
  validUntilOn: Day,
  informed: Informed,
})
export const AssessMaturity = z.object({ basis: Text(1000), decidedBy: Text(160), validUntilOn: Day })
/** Who would tell something confirms with its assessment; who is no authority with the reservation that stood on screen. */
export const ConfirmConfidence = z.object({ assessment: AssessMaturity.optional(), reservationHash: z.string().regex(/^[0-9a-f]{64}$/).optional() })

// 3 rules

/** Whether somebody born on a day can open a confidence on another: old enough by the rule, and not of age yet. */
export const canConfide = (bornOn: Day | null, rule: { confidenceFromAge: number | null; adultAge: number }, on: Day): boolean =>
  bornOn !== null && rule.confidenceFromAge !== null && on >= birthdayOn(bornOn, rule.confidenceFromAge) && on < birthdayOn(bornOn, rule.adultAge)

/** Where a request stands. What the young person has said comes first, then the clock, then the assessments. */
export function confidenceStateOf({ answer, ended, waitsFor, complete }: { answer: 'waiting' | 'signed' | 'refused' | 'withdrawn'; ended: boolean; waitsFor: readonly Id[]; complete: boolean }): ConfidenceState {
  if (answer === 'refused') return 'refused'
  if (answer === 'withdrawn') return 'taken-back'
  if (ended) return 'ended'
  if (answer === 'waiting') return 'waiting'
  return waitsFor.length > 0 || !complete ? 'not-assessed' : 'open'
}
/** Whether something is asked or open: then nothing else is asked. */
export const isUnderWay = ({ state }: Pick<ConfidenceRequest, 'state'>) => state === 'waiting' || state === 'not-assessed' || state === 'open'

/** The coordinator asks, where the municipality offers it, one who is old enough and can be reached safely, one thing at a time, and nothing that a lawyer has to be asked first. */
export const mayAskInConfidence = rule<{ state: CaseState; isOffered: boolean; isOfAge: boolean; contactIsSafe: boolean; isUnderWay: boolean; missingReviews: readonly string[]; validUntilOn: Day; maxValidUntilOn: Day }>(
  (you, { state, isOffered, isOfAge, contactIsSafe, isUnderWay: other, missingReviews, validUntilOn, maxValidUntilOn }) => [
    [isCoordinator(you), 'not-coordinator'],
    [isOpen({ state }), 'case-closed'],
    [['mapping', 'consent-pending', 'active', 'paused'].includes(state), 'wrong-state'],
    [isOffered, 'confidence-not-in-rule'],
    [isOfAge, 'not-of-the-age'],
    [contactIsSafe, 'contact-not-safe'],
    [!other, 'already-done'],
    [missingReviews.length === 0, 'needs-legal-review'],
    [validUntilOn <= maxValidUntilOn, 'end-too-late'],
  ],
)

type Asked = Pick<ConfidenceRequest, 'yourConfirmation' | 'complete' | 'ended' | 'lines' | 'yourAssessment'>
const tells = (you: You, { lines }: Pick<Asked, 'lines'>) => lines.some(({ partyId, gives }) => partyId === you.partyId && gives)
/** Each agency confirms for itself once the young person has signed; who would tell something assesses with it. */
export const mayConfirmConfidence = rule<Asked & { withAssessment: boolean }>((you, request) => [
  [!isFamily(you), 'not-for-family'],
  [request.yourConfirmation !== null, 'not-a-party'],
  [request.complete, 'consent-missing'],
  [request.yourConfirmation === false, 'already-done'],
  [!tells(you, request) || request.withAssessment, 'needs-assessment'],
])
/** Whoever would tell something assesses anew when its assessment has ended. */
export const mayAssessMaturity = rule<Asked>((you, request) => [
  [!isFamily(you), 'not-for-family'],
  [tells(you, request), 'not-a-party'],
  [request.complete, 'consent-missing'],
  [request.yourAssessment === null, 'already-done'],
])
/** One ends one's own, for any reason: then nobody reads in the confidence until it is assessed anew. */
export const mayEndAssessment = rule<Pick<Asked, 'yourAssessment'>>((_, { yourAssessment }) => [[yourAssessment !== null, 'already-done']])

// 4 events

const OfRequest = z.object({ caseId: Id, requestId: Id })
const OfSigner = OfRequest.extend({ partyId: Id })
export const confidenceAsked = event('confidence.asked', 'confidence', 'confidence-consent', OfRequest)
export const confidenceSigned = event('confidence.signed', 'confidence', 'signature', OfSigner)
export const confidenceRefused = event('confidence.refused', 'confidence', 'signature', OfSigner)
/** The young person has signed: in nobody's name, for those whom the request names. */
export const confidenceCompleted = event('confidence.completed', 'confidence', 'confidence-consent', OfRequest)
export const confidenceConfirmed = event('confidence.confirmed', 'confidence', 'confidence-consent', OfSigner)
export const confidenceWithdrawn = event('confidence.withdrawn', 'confidence', 'signature', OfSigner.extend({ towardsPartyId: Id.nullable(), category: z.string().nullable() }))
export const maturityAssessed = event('maturity.assessed', 'confidence', 'confidence-consent', OfSigner)
export const assessmentEnded = event('assessment.ended', 'confidence', 'confidence-consent', OfSigner)
/** Who reads in a confidence is another than before: in nobody's name, for those who read its register. */
export const confidenceChanged = event('confidence.changed', 'confidence', 'confidence-consent', z.object({ caseId: Id }))

export const confidenceEvents = [
  confidenceAsked, confidenceSigned, confidenceRefused, confidenceCompleted, confidenceConfirmed, confidenceWithdrawn, maturityAssessed, assessmentEnded, confidenceChanged,
]
