import { randomUUID } from 'node:crypto'
import { cast, functions, lindskolan } from '../../server/demo/cast.ts'
import { assessment, confidenceFor, concern, disclosure, exceptionFor, notedFor, review, scan, type Subject } from './subject.ts'

/** How a route is asked in the matrix: with what would succeed for whoever may. */
export interface Probe {
  params?: object
  query?: object
  body?: object
  file?: { type: string; bytes: Uint8Array }
  ifMatch?: number
  /** The row that the answer is about, for asking SQL the same question. */
  row?: { table: string; id: string }
}

/** One probe for each route, by name. A route without one fails the test. */
export const probes: Record<string, (subject: Subject) => Probe> = {
  readMe: () => ({}),
  chooseLocale: () => ({ body: { locale: 'en' } }),
  signOut: () => ({}),
  listMySessions: () => ({}),
  endMySession: (s) => ({ params: { sessionId: s.majkensSessionId } }),
  saveDraft: () => ({ body: { place: 'note:1', text: 'Ett utkast' } }),
  readDraft: () => ({ query: { place: 'note:1' } }),
  dropDraft: () => ({ body: { place: 'note:1' } }),
  listCases: () => ({}),
  listFunctions: () => ({}),
  listConsentRules: () => ({}),
  changeConsentRule: () => ({
    body: { caseKind: 'sspf', inForceFrom: '2027-01-01', youthSignsFromAge: 12, guardians: 'all', maxValidityDays: 183, familyInMeeting: true, exceptions: ['hindered'], confidenceFromAge: 15 }, ifMatch: 1,
  }),
  readStaff: () => ({}),
  addAgency: () => ({ body: { kind: 'leisure', name: 'Fritidsgården Eken' } }),
  addFunction: () => ({ params: { agencyId: lindskolan }, body: { name: 'skolkurator', task: 'takes-part' } }),
  addEmployee: () => ({ body: { name: 'Nya Nyström', account: randomUUID() } }),
  giveFunction: () => ({ params: { functionId: functions.fieldWorker }, body: { personId: cast.siv.id } }),
  endHolding: () => ({ params: { functionId: functions.fieldWorker }, body: { personId: cast.fia.id } }),
  makeInquiry: () => ({ body: { kind: 'sspf', asFunctionId: functions.mentor, toFunctionId: functions.coordinator, concern: 'En fråga.', familyKnows: true } }),

  readCase: inActive(),
  nameInquiry: inActive({ name: 'Vilgot Provlund', bornYear: 2012, ground: 'own-ground', groundNote: 'Egen grund.' }),
  moveCase: inActive({ state: 'paused', pause: 'other', reason: 'Sommar' }),
  noteStartDecision: inActive({ agencyKind: 'social', decidedBy: 'Majken Testberg', decidedOn: '2026-11-20' }),
  chooseLegalFrame: inActive({ legalFrame: 'assistance-decision' }),
  readMapping: inActive(),
  writeMappingNote: inActive({ area: 'home', text: 'Bor varannan vecka.' }),
  addFamilyMember: inActive({ role: 'important-adult', name: 'Moster Påhitt', locale: 'sv' }),
  addParty: inActive({ functionId: functions.fieldWorker }),
  endParty: (s) => ({ params: { caseId: s.active.caseId, partyId: s.active.parties.ester }, body: { reason: 'Slutar.' } }),
  evaluate: (s) => ({ params: { caseId: s.active.caseId }, body: { partyId: s.active.parties.vilgot, block: 'alliance', answers: { reached: 7 } } }),
  listEvaluations: inActive(),
  closeCase: inActive({ reason: 'as-planned', copyGivenOn: '2027-02-01' }),

  readConsent: (s) => ({ params: { caseId: s.active.caseId }, row: { table: 'consent_request', id: s.active.requestId } }),
  readConsentRule: inActive(),
  checkContact: (s) => ({ params: { caseId: s.active.caseId }, body: { partyId: s.active.parties.asta, safe: true, channel: 'Telefon' } }),
  noteCustody: (s) => ({ params: { caseId: s.active.caseId }, body: { partyId: s.active.parties.asta, kind: 'joint', evidence: 'Folkbokföringen', checkedOn: '2026-11-20' } }),
  requestConsent: (s) => ({
    params: { caseId: s.active.caseId },
    body: {
      lines: Object.values(pick(s.active.parties, ['majken', 'sara', 'ture', 'ester'])).map((partyId) => ({ partyId, category: 'plan', reads: true, gives: true })),
      purpose: 'Att följa upp.', validUntilOn: '2027-01-31', reach: 'all',
      informed: { how: 'meeting', interpreter: false, by: 'Majken Testberg', youthView: 'Det är okej.' },
    },
  }),
  listLegalReviews: inActive(),
  makeLegalReview: inActive(review),
  endLegalReview: (s) => ({ params: { caseId: s.active.caseId, reviewId: s.reviewId }, row: { table: 'legal_review', id: s.reviewId } }),
  noteCare: inActive({ fromOn: '2026-10-01', source: 'Dom', checkedOn: '2026-11-20' }),
  readProtection: inGuarded(),
  protectCase: inActive({ ground: 'Skyddad folkbokföring.', personIds: [], dangerPartyIds: [] }),
  listPerson: inGuarded({ personId: cast.ture.id }),
  unlistPerson: (s) => ({ params: { caseId: s.guarded.caseId, listingId: s.beritsListingId }, row: { table: 'case_listing', id: s.beritsListingId } }),
  nameDanger: (s) => ({ params: { caseId: s.guarded.caseId }, body: { partyId: s.guarded.parties.nour } }),
  endProtection: inGuarded({ reason: 'Hotet är över.' }),
  confirmProtectionEnd: inGuarded(),
  signConsent: (s) => ({ params: { caseId: s.pending.caseId, requestId: s.pending.requestId }, body: { locale: 'sv', textHash: s.textHash, understood: true } }),
  listThirdPersons: inActive(),
  noteThirdPerson: inActive({ relation: 'sibling', categories: ['health'] }),
  answerForThirdPerson: (s) => ({ params: { caseId: s.active.caseId, thirdPersonId: s.thirdPersonId }, body: { answer: 'yes', method: 'telephone' } }),
  readRelativePart: inActive(),
  promiseReservation: (s) => ({ params: { caseId: s.active.caseId, requestId: s.active.requestId }, body: { reservationHash: s.textHash } }),
  readReceipt: (s) => ({ params: { caseId: s.active.caseId, requestId: s.active.requestId } }),
  readConsentRecord: (s) => ({ params: { caseId: s.active.caseId, requestId: s.active.requestId } }),
  readSigningMethod: () => ({}),
  beginSigning: (s) => ({ params: { caseId: s.pending.caseId, requestId: s.pending.requestId }, body: { locale: 'sv', textHash: s.textHash, understood: true, method: 'bankid', device: 'this', returnTo: '/' } }),
  readSigning: () => ({ params: { signingId: '00000000-0000-4000-8000-00000000000a' } }),
  cancelSigning: () => ({ params: { signingId: '00000000-0000-4000-8000-00000000000a' } }),
  readEvidence: (s) => ({ params: { caseId: s.active.caseId, requestId: s.active.requestId } }),
  readConfidence: (s) => ({ params: { caseId: s.confided.caseId } }),
  askInConfidence: (s) => ({ params: { caseId: s.confided.caseId }, body: confidenceFor(s.confided) }),
  confirmConfidence: (s) => ({ params: { caseId: s.confided.caseId, requestId: s.confided.requestId }, body: { assessment } }),
  assessMaturity: (s) => ({ params: { caseId: s.confided.caseId, requestId: s.confided.requestId }, body: assessment }),
  endAssessment: (s) => ({ params: { caseId: s.confided.caseId, requestId: s.confided.requestId } }),
  listExceptions: (s) => ({ params: { caseId: s.pending.caseId } }),
  makeException: (s) => ({ params: { caseId: s.pending.caseId }, body: exceptionFor(s) }),
  confirmException: (s) => ({ params: { caseId: s.pending.caseId, exceptionId: s.exceptionId } }),
  endException: (s) => ({ params: { caseId: s.pending.caseId, exceptionId: s.exceptionId } }),
  makePaperForm: (s) => ({ params: { caseId: s.pending.caseId, requestId: s.pending.requestId }, body: { partyId: s.pending.parties.bo } }),
  readPaperForm: (s) => ({ params: { caseId: s.pending.caseId, paperFormId: s.paperFormId }, row: { table: 'paper_form', id: s.paperFormId } }),
  findPaperForm: (s) => ({ params: { number: s.formNumber } }),
  listNotedSignatures: (s) => ({ params: { caseId: s.pending.caseId } }),
  noteSignature: (s) => ({ params: { caseId: s.pending.caseId }, body: notedFor(s) }),
  addScan: (s) => ({ ...ofNoted(s), file: scan }),
  readScan: (s) => ({ params: { ...ofNoted(s).params, page: 1 }, row: { table: 'noted_signature', id: s.notedSignatureId } }),
  confirmSignature: ofNoted,
  dropSignature: ofNoted,
  checkWithdrawal: (s) => ({ params: { caseId: s.active.caseId, withdrawalId: s.withdrawalId }, body: { how: 'called-back', outcome: 'confirmed' } }),
  listNotedForMe: inActive(),
  listDisclosures: inActive(),
  makeDisclosure: (s) => ({ params: { caseId: s.active.caseId }, body: disclosure }),
  confirmDisclosure: (s) => ({ params: { caseId: s.active.caseId, disclosureId: s.disclosureId }, row: { table: 'disclosure', id: s.disclosureId } }),
  listBlocks: inActive(),
  setBlock: inActive({ personId: cast.berit.id }),
  liftBlock: (s) => ({ params: { caseId: s.active.caseId, blockId: s.blockId } }),
  noteRefusal: (s) => ({ params: { caseId: s.pending.caseId, requestId: s.pending.requestId }, body: { forPartyId: s.pending.parties.bo, method: 'telephone' } }),
  refuseConsent: (s) => ({ params: { caseId: s.pending.caseId, requestId: s.pending.requestId } }),
  confirmConsent: (s) => ({ params: { caseId: s.active.caseId, requestId: s.active.requestId }, body: {} }),
  withdrawConsent: (s) => ({ params: { caseId: s.active.caseId, requestId: s.active.requestId }, body: { towards: s.active.parties.ture, method: 'self' } }),

  listMeetings: inActive(),
  readMeeting: (s) => ({ ...inMeeting(s), row: { table: 'meeting', id: s.meetingId } }),
  planMeeting: inActive({ kind: 'follow-up', startsAt: '2027-02-15T14:00:00+01:00', place: 'Rum 2' }),
  moveMeeting: (s) => ({ params: { caseId: s.active.caseId, meetingId: s.plannedMeetingId }, body: { startsAt: '2027-01-16T14:00:00+01:00' }, ifMatch: 0 }),
  cancelMeeting: (s) => ({ params: { caseId: s.active.caseId, meetingId: s.plannedMeetingId }, body: { reason: 'Sjukdom' } }),
  answerInvitation: (s) => ({ params: { caseId: s.active.caseId, meetingId: s.plannedMeetingId }, body: { answer: 'coming' } }),
  openMeeting: (s) => ({ params: { caseId: s.active.caseId, meetingId: s.plannedMeetingId } }),
  goToItem: (s) => ({ ...inMeeting(s), body: { to: 'next' }, ifMatch: s.meetingVersion }),
  markPresence: (s) => ({ ...inMeeting(s), body: { parties: [{ partyId: s.active.parties.ture, presence: 'excused' }] } }),
  checkConsent: (s) => ({ ...inMeeting(s), body: { outcome: 'failed' } }),
  coverScreen: (s) => ({ ...inMeeting(s), body: { covered: true } }),
  extendItem: atItem(),
  setItemAside: atItem({ reason: 'Inte aktuellt' }),
  closeMeeting: (s) => ({ ...inMeeting(s), ifMatch: s.meetingVersion }),
  readMinutes: inMeeting,
  listDecisions: inActive(),
  saveNote: (s) => ({ ...atItem({ text: 'Gemensam formulering' })(s), ifMatch: 0 }),
  makeDecision: atItem({ text: 'Vi provar i två veckor.' }),
  shareFact: (s) => ({ params: { caseId: s.active.caseId, meetingId: s.meetingId, itemId: s.factItemId }, body: { category: 'school-attendance', text: 'Närvaron är 71 % sedan sist.' } }),
  speakView: (s) => ({ ...inMeeting(s), body: { partyId: s.active.parties.vilgot, itemId: s.itemId, form: 'speech', text: 'Jag vill sova längre.' } }),
  approveMinutes: inMeeting,

  readPlan: (s) => ({ params: { caseId: s.active.caseId }, row: { table: 'goal', id: s.goalId } }),
  setGoal: inActive({ professionalWords: 'Närvaro över 80 %', area: 'school', term: 'short' }),
  wordGoal: (s) => ({ params: { caseId: s.active.caseId, goalId: s.goalId, voice: 'professionals' }, body: { text: 'Komma i tid' }, ifMatch: 0 }),
  markGoal: (s) => ({ params: { caseId: s.active.caseId, goalId: s.goalId }, body: { value: 4, moment: 'start' } }),
  moveGoal: (s) => ({ params: { caseId: s.active.caseId, goalId: s.goalId }, body: { state: 'on-the-way' } }),

  listCommitments: inActive(),
  readCommitment: (s) => ({ ...ofCommitment(s), row: { table: 'commitment', id: s.commitmentId } }),
  makeCommitment: (s) => ({ params: { caseId: s.active.caseId }, body: { ownerId: s.active.parties.sara, text: 'Ring hem', dueOn: '2027-01-15' } }),
  answerCommitment: (s) => ({ ...ofCommitment(s), body: { answer: 'accepted' }, ifMatch: 0 }),
  reportCommitment: (s) => ({ ...ofCommitment(s), body: { outcome: 'done' }, ifMatch: 0 }),
  settleCommitment: (s) => ({ ...ofCommitment(s), body: { how: 'closed', reason: 'Inte längre aktuellt' }, ifMatch: 0 }),

  listTopics: inActive(),
  openTopic: inActive({ title: 'Helgen', text: 'Hur gick det?' }),
  listMessages: (s) => ({ params: { caseId: s.active.caseId, topicId: s.topicId }, row: { table: 'topic', id: s.topicId } }),
  sendMessage: (s) => ({ params: { caseId: s.active.caseId, topicId: s.topicId }, body: { text: 'Bra.' } }),
  markRead: (s) => ({ params: { caseId: s.active.caseId, topicId: s.topicId }, body: { messageId: s.messageId } }),

  readHistory: inActive(),
  readCaseEvents: inActive(),
  readReaders: (s) => ({ params: { caseId: s.active.caseId }, query: { thing: 'commitment', id: s.commitmentId }, row: { table: 'commitment', id: s.commitmentId } }),

  readConcernDoor: () => ({}),
  sendConcern: () => ({ body: concern }),
  listMyConcerns: () => ({}),
  readMyConcern: ofConcern(),
  removeMyConcern: ofConcern(),
  listIntake: () => ({}),
  readConcern: ofConcern(),
  receiveConcern: ofConcern(),
  answerConcern: ofConcern({ outcome: 'opened' }),

  readMyDay: () => ({}),
  readFamilyHome: () => ({}),
  markSeen: () => ({ body: { at: '2026-11-22T08:00:00.000Z' } }),
  listNotices: () => ({}),
  readChannels: () => ({}),
  chooseMail: () => ({ body: { mail: true } }),
}

function inActive(body?: object) {
  return (s: Subject): Probe => ({ params: { caseId: s.active.caseId }, ...(body ? { body } : {}) })
}
function inGuarded(body?: object) {
  return (s: Subject): Probe => ({ params: { caseId: s.guarded.caseId }, ...(body ? { body } : {}) })
}
function inMeeting(s: Subject): Probe {
  return { params: { caseId: s.active.caseId, meetingId: s.meetingId } }
}
function atItem(body?: object) {
  return (s: Subject): Probe => ({ params: { caseId: s.active.caseId, meetingId: s.meetingId, itemId: s.itemId }, ...(body ? { body } : {}) })
}
function ofCommitment(s: Subject): Probe {
  return { params: { caseId: s.active.caseId, commitmentId: s.commitmentId } }
}
function ofNoted(s: Subject) {
  return { params: { caseId: s.pending.caseId, notedSignatureId: s.notedSignatureId } }
}
function ofConcern(body?: object) {
  return (s: Subject): Probe => ({ params: { concernReportId: s.concernReportId }, ...(body ? { body } : {}) })
}
const pick = <Value>(from: Record<string, Value>, names: string[]) => Object.fromEntries(names.map((name) => [name, from[name]!]))

/** An id that nothing has. */
export const absent = randomUUID()
