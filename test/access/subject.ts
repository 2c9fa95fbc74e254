import { setBlock } from '@kring/contract/blocks'
import { makeCommitment } from '@kring/contract/commitments'
import { sendConcern } from '@kring/contract/concerns'
import { askInConfidence, readConfidence } from '@kring/contract/confidence'
import { readConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import { makeException } from '@kring/contract/exceptions'
import { makeDisclosure } from '@kring/contract/grounds'
import { makeLegalReview } from '@kring/contract/legal-reviews'
import { checkConsent, goToItem, markPresence, openMeeting, planMeeting, readMeeting } from '@kring/contract/meetings'
import { listMessages, openTopic } from '@kring/contract/messages'
import { addScan, listNotedSignatures, makePaperForm, noteSignature, readPaperForm } from '@kring/contract/noted-signatures'
import { setGoal } from '@kring/contract/plan'
import { endProtection, protectCase, readProtection } from '@kring/contract/protection'
import { listMySessions } from '@kring/contract/sessions'
import { noteThirdPerson } from '@kring/contract/third-persons'
import { cast, functions } from '../../server/demo/cast.ts'
import { aCase, linesFor, type CaseMade } from '../world/a-case.ts'
import type { World } from '../world/app.ts'

/** What the matrix asks about: one active case with something of every noun in it, and one whose consent is not complete. */
export interface Subject {
  active: CaseMade
  pending: CaseMade
  /** Vilgot at 16, who alone has signed what Sara would tell in confidence; his guardians have not answered. */
  confided: { caseId: string; requestId: string; parties: CaseMade['parties'] }
  /** Tuva's, whose family must not be found: Majken and Berit are let in, and Majken has said that it should end. */
  guarded: CaseMade
  beritsListingId: string
  reviewId: string
  textHash: string
  blockId: string
  exceptionId: string
  paperFormId: string
  formNumber: string
  /** Majken has noted that Bo signed on paper, and laid the paper beside it. */
  notedSignatureId: string
  /** Majken has noted that Nils takes something back. */
  withdrawalId: string
  disclosureId: string
  goalId: string
  commitmentId: string
  topicId: string
  messageId: string
  meetingId: string
  meetingVersion: number
  itemId: string
  factItemId: string
  plannedMeetingId: string
  majkensSessionId: string
  /** Ester has sent it about a child of whom nobody has a case; nobody has received it. */
  concernReportId: string
  /** Majken has noted that facts about a sibling are foreseen. */
  thirdPersonId: string
}

/** What Ester reports. */
export const concern = {
  childName: 'Tage Hittepåsson', childIdentity: '2015-03-04', childPlace: 'Bergskolan, klass 5 B', observed: 'Han hade blåmärken på båda armarna och sa att han inte vågade gå hem.',
  observedWhen: 'I tisdags kväll', inDanger: 'unknown', guardiansKnow: 'no', wantsFeedback: true,
} as const

/** That Bo, who has not signed, is not waited for. */
export const exceptionFor = ({ pending }: Pick<Subject, 'pending'>) =>
  ({ partyId: pending.parties.bo, kind: 'hindered' as const, reason: 'Till sjöss till våren.', decidedBy: 'Majken Testberg', validUntilOn: '2027-01-31' })

/** That Bo signed on paper. */
export const notedFor = ({ pending, formNumber }: Pick<Subject, 'pending' | 'formNumber'>) =>
  ({ method: 'paper' as const, requestId: pending.requestId, partyId: pending.parties.bo, signedOn: '2026-11-22', locale: 'sv' as const, identity: 'known' as const, formNumber })
/** What a lawyer has answered. */
export const review = {
  about: 'disputed' as const, question: 'Vem bestämmer?', answeredBy: 'Jonna Juristsson, kommunjurist', answer: 'Vårdnadshavarna, som vanligt.', answeredOn: '2026-11-20', validUntilOn: '2027-05-01',
}
/** One white dot. */
export const scan = { type: 'image/png', bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9BUNFygAAAABJRU5ErkJggg==', 'base64') }

async function aConfidence(world: World) {
  const { caseId, parties } = await aCase(world, { until: 'consent-pending', bornOn: '2010-05-05' })
  const params = { caseId }
  const { id: requestId } = await (await world.as('majken')).do(askInConfidence, { params, body: confidenceFor({ parties }) })
  const vilgot = await world.as('vilgot')
  const { textHash } = (await vilgot.do(readConfidence, { params })).requests[0]!
  await vilgot.do(signConsent, { params: { caseId, requestId }, body: { locale: 'sv', textHash, understood: true } })
  return { caseId, requestId, parties }
}
export const confidenceFor = ({ parties }: Pick<CaseMade, 'parties'>) =>
  ({ lines: [{ partyId: parties.sara, reads: true, gives: true }], purpose: 'Att prata ostört.', validUntilOn: '2027-01-31', informed: { how: 'meeting' as const, interpreter: false } })
/** That Sara has found Vilgot mature enough. */
export const assessment = { basis: 'Resonerar klokt.', decidedBy: 'Sara, mentor', validUntilOn: '2027-01-31' }

/** What every authority may hand out, as far as its ground goes. */
export const disclosure = {
  ground: 'osl-10-2' as const, facts: 'Att planen finns.', secrecy: 'other' as const, recipientKind: 'other-authority' as const, recipient: 'En myndighet', channel: 'letter' as const,
  need: 'För det egna arbetet.', conditions: ['needed-for-own-work' as const], decidedBy: 'Enhetschefen', delegation: 'Delegationsordningen', handedOutAt: '2026-11-20T10:00:00Z',
}

/** Builds it through the product's own acts. */
export async function aSubject(world: World): Promise<Subject> {
  // Everybody shares the plan and its meetings; attendance comes from the school alone, and the police reads none of it.
  const active = await aCase(world, {
    until: 'active',
    lines: (parties) => {
      const team = [parties.majken, parties.sara, parties.agda, parties.ture, parties.ester]
      return [
        ...linesFor(team),
        ...team.filter((partyId) => partyId !== parties.ture).map((partyId) => ({ partyId, category: 'school-attendance', reads: true, gives: partyId === parties.sara })),
      ]
    },
  })
  const pending = await aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'] })
  const confided = await aConfidence(world)
  const guarded = await aCase(world, { until: 'mapping', youth: 'tuva', guardians: ['nour'] })
  const majken = await world.as('majken')
  const params = { caseId: active.caseId }
  const { id: reviewId } = await majken.do(makeLegalReview, { params, body: review })
  await majken.do(protectCase, { params: { caseId: guarded.caseId }, body: { ground: 'Skyddad folkbokföring.', personIds: [cast.berit.id], dangerPartyIds: [] } })
  const { protection } = await majken.do(readProtection, { params: { caseId: guarded.caseId } })
  await majken.do(endProtection, { params: { caseId: guarded.caseId }, body: { reason: 'Hotet är över.' } })
  await majken.do(withdrawConsent, { params: { ...params, requestId: active.requestId }, body: { towards: active.parties.ester, category: 'guardian-view', method: 'telephone', forPartyId: active.parties.nils } })
  const { id: thirdPersonId } = await majken.do(noteThirdPerson, { params, body: { relation: 'sibling', categories: ['health'] } })
  const { id: blockId } = await (await world.as('asta')).do(setBlock, { params, body: { personId: cast.berit.id } })
  const { id: goalId } = await majken.do(setGoal, { params, body: { youthWords: 'Jag vill orka gå till skolan.', area: 'school', term: 'short' } })
  const { id: commitmentId } = await majken.do(makeCommitment, { params, body: { ownerId: active.parties.ture, text: 'Ring Asta på fredag', dueOn: '2027-01-15', goalId } })
  const { id: topicId } = await majken.do(openTopic, { params, body: { title: 'Morgnarna', text: 'Hur har veckan varit?' } })
  const { items } = await majken.do(listMessages, { params: { ...params, topicId } })
  const { id: meetingId } = await majken.do(planMeeting, { params, body: { kind: 'start', startsAt: '2026-12-15T14:00:00+01:00', place: 'Kastanjen, rum 2' } })
  const { id: plannedMeetingId } = await majken.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: '2027-01-15T14:00:00+01:00', place: 'Kastanjen, rum 2' } })
  const here = { ...params, meetingId }
  await majken.do(openMeeting, { params: here })
  const parties = Object.values(active.parties).map((partyId) => ({ partyId, presence: 'present' as const }))
  await majken.do(markPresence, { params: here, body: { parties } })
  const opened = await majken.do(readMeeting, { params: here })
  const check = opened.items.findIndex((item) => item.records.includes('consent-check'))
  await majken.do(goToItem, { params: here, body: { to: opened.items[check]!.id }, ifMatch: opened.version })
  await majken.do(checkConsent, { params: here, body: { outcome: 'passed' } })
  const checked = await majken.do(readMeeting, { params: here })
  await majken.do(goToItem, { params: here, body: { to: checked.items[check + 1]!.id }, ifMatch: checked.version })
  const { version } = await majken.do(readMeeting, { params: here })
  const { id: exceptionId } = await majken.do(makeException, { params: { caseId: pending.caseId }, body: exceptionFor({ pending }) })
  const asked = { caseId: pending.caseId, requestId: pending.requestId }
  const { id: paperFormId } = await majken.do(makePaperForm, { params: asked, body: { partyId: pending.parties.bo } })
  const { number: formNumber } = await majken.do(readPaperForm, { params: { ...asked, paperFormId } })
  const { id: notedSignatureId } = await majken.do(noteSignature, { params: asked, body: notedFor({ pending, formNumber }) })
  await majken.do(addScan, { params: { ...asked, notedSignatureId }, file: scan })
  const { withdrawals } = await majken.do(listNotedSignatures, { params })
  const { id: disclosureId } = await (await world.as('agda')).do(makeDisclosure, { params, body: disclosure })
  const consent = await (await world.as('freja')).do(readConsent, { params: { caseId: pending.caseId } })
  const sessions = await majken.do(listMySessions)
  const { id: concernReportId } = await (await world.as('ester')).do(sendConcern, { body: { ...concern, asFunctionId: functions.leisure } })
  return {
    active, pending, confided, guarded, beritsListingId: protection!.listed.find(({ personId }) => personId === cast.berit.id)!.listingId, reviewId, blockId, exceptionId, paperFormId, formNumber, notedSignatureId, withdrawalId: withdrawals[0]!.id, disclosureId, goalId, commitmentId, topicId, meetingId, plannedMeetingId,
    textHash: consent.requests[0]!.textHash,
    messageId: items[0]!.id,
    meetingVersion: version,
    itemId: checked.items[check + 1]!.id,
    factItemId: checked.items.find((item) => item.records.includes('shared-fact'))!.id,
    majkensSessionId: sessions.items[0]!.id,
    concernReportId,
    thirdPersonId,
  }
}
