import { z } from 'zod'
import { isCoordinator } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import type { Answer, ConsentRequest } from './consent.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'
import { Locale } from './people.ts'

// 1 shapes

/** How somebody signs outside Kring. */
export const NotedMethod = z.enum(['paper', 'spoken'])
export type NotedMethod = z.infer<typeof NotedMethod>

/** How whoever noted a signature knows who it was: by an identity document, because they know each other, or by calling back a number that was known before. */
export const SignerIdentity = z.enum(['id-document', 'known', 'called-back'])
export type SignerIdentity = z.infer<typeof SignerIdentity>

/** A signature that was given outside Kring, as it was noted: for the coordinator alone. It counts when another person has confirmed it. */
export const NotedSignature = z.object({
  id: Id,
  requestId: Id,
  partyId: Id,
  method: NotedMethod,
  signedOn: Day,
  locale: Locale,
  identity: SignerIdentity,
  note: z.string().nullable(),
  witness: z.string().nullable(),
  /** The number on the paper; null for what was said. */
  formNumber: z.string().nullable(),
  /** How many pages of the paper can be looked at. */
  pages: z.number().int(),
  notedBy: z.string(),
  notedByYou: z.boolean(),
  notedAt: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  state: z.enum(['waiting', 'confirmed', 'dropped']),
})
export type NotedSignature = z.infer<typeof NotedSignature>

/** A paper for one person to sign under one request: the texts that are read, and the number by which it is found again. */
export const PaperForm = z.object({
  id: Id,
  number: z.string(),
  requestId: Id,
  partyId: Id,
  signer: z.string(),
  municipality: z.string(),
  phone: z.string(),
  text: z.string(),
  supportText: z.string().nullable(),
})
export type PaperForm = z.infer<typeof PaperForm>

/** How it was asked afterwards whether it was they who took their consent back, and what came of it. */
export const CheckHow = z.enum(['called-back', 'met', 'signature'])
export type CheckHow = z.infer<typeof CheckHow>
export const CheckOutcome = z.enum(['confirmed', 'not-them', 'not-reached'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** A withdrawal that the coordinator noted for somebody: for the coordinator alone. It stands, whatever the check says. */
export const NotedWithdrawal = z.object({
  id: Id,
  partyId: Id,
  method: z.enum(['meeting', 'telephone', 'paper']),
  towards: Id.nullable(),
  category: z.string().nullable(),
  notedBy: z.string(),
  notedAt: Instant,
  /** Oldest first. */
  checks: z.array(z.object({ how: CheckHow, outcome: CheckOutcome, note: z.string().nullable(), by: z.string(), at: Instant })),
  isChecked: z.boolean(),
})
export type NotedWithdrawal = z.infer<typeof NotedWithdrawal>

/** What others have noted in my name, newest first: that I signed, or took something back. */
export const NotedForMe = z.object({
  requestId: Id,
  what: z.enum(['signed', 'withdrawn']),
  method: z.enum(['paper', 'spoken', 'meeting', 'telephone']),
  on: Day,
  /** It was asked afterwards, and it was not me. */
  wasNotYou: z.boolean(),
})
export type NotedForMe = z.infer<typeof NotedForMe>

/** The signs of a form number: none that is taken for another when it is read aloud or written by hand. A prime number of them, so that one check sign finds every wrong sign and every two that changed places. */
export const formNumberSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const checkSignOf = (signs: string) =>
  formNumberSigns[[...signs].reduce((sum, sign, place) => sum + (place + 1) * formNumberSigns.indexOf(sign), 0) % formNumberSigns.length]

/** The number made of eight signs, with its check sign. */
export const formNumberOf = (signs: string): string => signs + checkSignOf(signs)
/** Reads a number as people write it: in groups, in small letters. Undefined where its check sign says that something is wrong. */
export function readFormNumber(written: string): string | undefined {
  const number = written.toUpperCase().replaceAll(/[\s-]/g, '')
  const isWhole = number.length === 9 && [...number].every((sign) => formNumberSigns.includes(sign))
  return isWhole && formNumberOf(number.slice(0, 8)) === number ? number : undefined
}
/** The number as it is printed and read aloud. */
export const formNumberInGroups = (number: string) => `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`

// 2 inputs

/** A form number as somebody wrote it, taken as it is kept. */
export const FormNumber = z.string().max(40).transform((written, context) => {
  const number = readFormNumber(written)
  if (number === undefined) context.addIssue({ code: 'custom', message: 'no form has this number' })
  return number ?? z.NEVER
})
export const MakePaperForm = z.object({ partyId: Id })
const Noted = { requestId: Id, partyId: Id, signedOn: Day, locale: Locale, identity: SignerIdentity, note: Text(500).optional() }
export const NoteSignature = z.discriminatedUnion('method', [
  z.object({ ...Noted, method: z.literal('paper'), formNumber: FormNumber, witness: Text(160).optional() }),
  z.object({ ...Noted, method: z.literal('spoken'), witness: Text(160) }),
])
/** Pictures and documents that the paper is sent in as. */
export const scanTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export const CheckWithdrawal = z.object({ how: CheckHow, outcome: CheckOutcome, note: Text(500).optional() })

// 3 rules

interface Asked { caseState: CaseState; answer: Answer | null; ended: Pick<ConsentRequest, 'ended'>['ended']; isNewest: boolean }
/** Whatever was decided meanwhile wins: an answer of their own, an end, a new question. */
const stillWaitsFor = ({ caseState, answer, ended, isNewest }: Asked) => [
  [isOpen({ state: caseState }), 'case-closed'],
  [answer !== null, 'not-a-signer'],
  [answer !== 'signed', 'already-signed'],
  [answer === 'waiting', 'has-said-no'],
  [!ended, 'wrong-state'],
  [isNewest, 'asked-anew'],
] as const

export const mayNoteSignature = rule<Asked & { isNoted: boolean }>((you, { isNoted, ...asked }) => [
  [isCoordinator(you), 'not-coordinator'],
  ...stillWaitsFor(asked),
  [!isNoted, 'already-done'],
])
export const mayMakePaperForm = rule<Asked>((you, asked) => [[isCoordinator(you), 'not-coordinator'], ...stillWaitsFor(asked)])
/** The paper is laid beside its note once, before anybody has confirmed it. */
export const mayAddScan = rule<Pick<NotedSignature, 'state' | 'method' | 'pages'>>((you, { state, method, pages }) => [
  [isCoordinator(you), 'not-coordinator'],
  [state === 'waiting' && pages === 0, 'already-done'],
  [method === 'paper', 'wrong-state'],
])
/** Two people: who noted it does not confirm it. What is on paper is confirmed by who can see the paper. */
export const mayConfirmSignature = rule<Pick<NotedSignature, 'state' | 'notedByYou' | 'method' | 'pages'> & Asked>((you, { state, notedByYou, method, pages, ...asked }) => [
  [isCoordinator(you), 'not-coordinator'],
  [state === 'waiting', 'already-done'],
  ...stillWaitsFor(asked),
  [!notedByYou, 'needs-second-person'],
  [method === 'spoken' || pages > 0, 'needs-scan'],
])
export const mayDropSignature = rule<Pick<NotedSignature, 'state'>>((you, { state }) => [
  [isCoordinator(you), 'not-coordinator'],
  [state === 'waiting', 'already-done'],
])
/** Once it is known whether it was they, it is known. */
export const mayCheckWithdrawal = rule<Pick<NotedWithdrawal, 'isChecked'>>((you, { isChecked }) => [
  [isCoordinator(you), 'not-coordinator'],
  [!isChecked, 'already-done'],
])

// 4 events

const OfNoted = z.object({ caseId: Id, notedSignatureId: Id })
export const paperFormMade = event('paper-form.made', 'noted-signature', null, z.object({ caseId: Id, requestId: Id }))
export const signatureNoted = event('signature.noted', 'noted-signature', null, OfNoted)
export const signatureScanned = event('signature.scanned', 'noted-signature', null, OfNoted)
/** From now on it counts. About the consent, which it changes. */
export const notedSignatureConfirmed = event('noted-signature.confirmed', 'consent', 'signature', OfNoted.extend({ requestId: Id, partyId: Id }))
export const notedSignatureDropped = event('noted-signature.dropped', 'noted-signature', null, OfNoted)
export const withdrawalChecked = event('withdrawal.checked', 'noted-signature', null, z.object({ caseId: Id, withdrawalId: Id }))

export const notedSignatureEvents = [paperFormMade, signatureNoted, signatureScanned, notedSignatureConfirmed, notedSignatureDropped, withdrawalChecked]
