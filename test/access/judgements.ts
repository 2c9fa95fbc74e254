import type { Standing } from '@kring/domain/actor'
import { mayCheckConsent, mayCoverScreen, mayExtendItem, mayGoToItem, mayMarkPresence, maySetItemAside } from '@kring/domain/agenda'
import { maySetBlock } from '@kring/domain/blocks'
import { mayChangeTeam, mayChooseLegalFrame, mayCloseCase, mayEvaluate, mayMoveCase, mayNameInquiry, mayNoteStartDecision, mayWriteMapping } from '@kring/domain/cases'
import { mayAnswerCommitment, mayMakeCommitment, mayReportCommitment, maySettleCommitment } from '@kring/domain/commitments'
import { mayCheckContact, mayNoteCustody, mayRequestConsent } from '@kring/domain/consent'
import { mayDisclose, mayReadDisclosures } from '@kring/domain/grounds'
import { mayReadReadings } from '@kring/domain/history'
import { check, type Rule } from '@kring/domain/kernel/rule'
import { mayMakeLegalReview, mayNoteCare } from '@kring/domain/legal-reviews'
import { mayAnswerInvitation, mayCloseMeeting, mayMoveMeeting, mayOpenMeeting, mayPlanMeeting } from '@kring/domain/meetings'
import { mayWriteMessage } from '@kring/domain/messages'
import { mayApproveMinutes, mayShareFact, maySpeakView, mayTakeMinutes } from '@kring/domain/minutes'
import { mayMarkGoal, mayMoveGoal, maySetGoal, mayWordGoal } from '@kring/domain/plan'
import { mayProtectCase } from '@kring/domain/protection'
import { disclosure, review, type Subject } from './subject.ts'

/** What a rule says of a standing, in the matrix's words. */
const by = <Facts>(may: Rule<Facts>, facts: Facts | ((s: Subject, you: Standing) => Facts)) => (s: Subject, you: Standing) => {
  const verdict = check(may, you, typeof facts === 'function' ? (facts as (s: Subject, you: Standing) => Facts)(s, you) : facts)
  return verdict.ok ? 'sees' : `refused:${verdict.reason}`
}

const active = { state: 'active' } as const
const inPlan = { caseState: 'active' } as const
const running = { status: 'open', check: 'passed' } as const
const planned = { status: 'planned' } as const
const tures = (s: Subject) => ({ ownerId: s.active.parties.ture, state: 'proposed' as const, caseIsOpen: true })
const youth = (s: Subject) => ({ id: s.active.parties.vilgot, kind: 'youth' as const })

/** The rule behind each route that has one, with the facts of the matrix's case: the third way of asking. */
export const judgements: Record<string, (s: Subject, you: Standing) => string> = {
  listDisclosures: by(mayReadDisclosures, {}),
  makeDisclosure: by(mayDisclose, { act: { ...disclosure, onRequest: false }, handedOutOn: '2026-11-20', by: { agencyKind: 'social', isAuthority: true, needsSecondPerson: false } }),
  nameInquiry: by(mayNameInquiry, active),
  moveCase: by(mayMoveCase, { ...active, to: 'paused', states: ['active', 'paused'] }),
  noteStartDecision: by(mayNoteStartDecision, { ...active, agencyKind: 'social', decisions: [], consentIsInForce: true }),
  chooseLegalFrame: by(mayChooseLegalFrame, active),
  readMapping: by(mayWriteMapping, active),
  writeMappingNote: by(mayWriteMapping, active),
  addFamilyMember: by(mayChangeTeam, active),
  addParty: by(mayChangeTeam, active),
  endParty: by(mayChangeTeam, active),
  evaluate: by(mayEvaluate, (s) => ({ ...active, forParty: youth(s), waitsFor: 'youth' as const })),
  closeCase: by(mayCloseCase, { ...active, reason: 'as-planned' as const, openCommitments: 1, youthHasAnswered: false }),
  noteCustody: by(mayNoteCustody, active),
  makeLegalReview: by(mayMakeLegalReview, { ...active, ...review }),
  noteCare: by(mayNoteCare, active),
  protectCase: by(mayProtectCase, { isProtected: false }),
  setBlock: by(maySetBlock, (s, you) => ({ isBlockable: true, isBlockedByYou: you.partyId === s.active.parties.asta })),
  checkContact: by(mayCheckContact, active),
  requestConsent: by(mayRequestConsent, { ...active, hasSigners: true, custodyIsFresh: true, missingReviews: [], contactIsSafe: true, missingKinds: [], validUntilOn: '2027-01-31', maxValidUntilOn: '2027-05-01' }),
  planMeeting: by(mayPlanMeeting, active),
  moveMeeting: by(mayMoveMeeting, planned),
  cancelMeeting: by(mayMoveMeeting, planned),
  answerInvitation: by(mayAnswerInvitation, { ...planned, familyAttends: true }),
  openMeeting: by(mayOpenMeeting, { ...planned, ...active }),
  goToItem: by(mayGoToItem, { ...running, position: 3, checkPosition: 2 }),
  markPresence: by(mayMarkPresence, running),
  checkConsent: by(mayCheckConsent, { ...running, outcome: 'failed', present: 8, isRoomCovered: true }),
  coverScreen: by(mayCoverScreen, { ...running, covered: true }),
  extendItem: by(mayExtendItem, running),
  setItemAside: by(maySetItemAside, { ...running, isCheck: false }),
  closeMeeting: by(mayCloseMeeting, { status: 'open', ...active, hasNext: true }),
  saveNote: by(mayTakeMinutes, running),
  makeDecision: by(mayTakeMinutes, running),
  shareFact: by(mayShareFact, (_s, you) => ({ ...running, records: ['shared-fact'], youArePresent: true, isYoursToGive: you.gives.includes('school-attendance') })),
  speakView: by(maySpeakView, (s) => ({ ...running, forParty: youth(s), form: 'speech' as const })),
  approveMinutes: by(mayApproveMinutes, { ...running, youHaveApproved: false }),
  setGoal: by(maySetGoal, { ...inPlan, voices: ['professionals'], openGoals: 1 }),
  wordGoal: by(mayWordGoal, { ...inPlan, voice: 'professionals', state: 'seeking' }),
  markGoal: by(mayMarkGoal, inPlan),
  moveGoal: by(mayMoveGoal, { ...inPlan, from: 'seeking', to: 'on-the-way', openGoals: 1 }),
  makeCommitment: by(mayMakeCommitment, {}),
  answerCommitment: by(mayAnswerCommitment, tures),
  reportCommitment: by(mayReportCommitment, tures),
  settleCommitment: by(maySettleCommitment, tures),
  openTopic: by(mayWriteMessage, { ...active, readBy: ['somebody'] as never, inConfidence: false }),
  sendMessage: by(mayWriteMessage, { ...active, readBy: ['somebody'] as never, inConfidence: false }),
  readHistory: by(mayReadReadings, {}),
}
