import { z } from 'zod'
import { isCoordinator, PartyKind, speaksFor } from './actor.ts'
import { recording, type Course } from './agenda.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'
import { ThirdRelation } from './third-persons.ts'

// 1 shapes

/** The item's one common wording. `version` goes into If-Match; 0 with an empty text where nothing is written, or nothing that is yours to read. */
export const Note = z.object({ text: z.string(), version: z.number().int(), savedAt: Instant.nullable() })
export type Note = z.infer<typeof Note>

export const Decision = z.object({ id: Id, itemId: Id, text: z.string(), madeAt: Instant })
export type Decision = z.infer<typeof Decision>

/** What one party told, as itself and under one category; a null text is "nothing new". */
export const SharedFact = z.object({ id: Id, itemId: Id, partyId: Id, category: z.string(), text: z.string().nullable(), madeAt: Instant })
export type SharedFact = z.infer<typeof SharedFact>

/** How the words came: said, written, filmed, through an adult; or as a wish for the meeting, also before it. */
export const ViewForm = z.enum(['speech', 'letter', 'film', 'through-adult', 'wish'])
/** The young person's or a guardian's own words, unedited. `itemId` is null for what was said about the meeting as a whole. */
export const SpokenView = z.object({
  id: Id,
  itemId: Id.nullable(),
  partyId: Id,
  form: ViewForm,
  text: z.string(),
  /** Written down by the facilitator, for somebody who said it. */
  byFacilitator: z.boolean(),
  madeAt: Instant,
})
export type SpokenView = z.infer<typeof SpokenView>

export const Approval = z.object({ partyId: Id, madeAt: Instant })
export type Approval = z.infer<typeof Approval>

/** That consent was taken back while the meeting was open; towards which party only where that is the reader's to know. */
export const ConsentChange = z.object({ at: Instant, towards: Id.nullable() })
export type ConsentChange = z.infer<typeof ConsentChange>

/** What the writer of a fact must bear in mind. `police-decided`: only what the police has decided to hand out. */
export const FactHint = z.enum(['police-decided'])
/** A category under which your party can share a fact now, who would read it, and for whom besides the young person an own consent is missing: a reminder, which filters nothing. */
export const FactChoice = z.object({ category: z.string(), hint: FactHint.nullable(), readBy: z.array(z.string()), ownConsentMissing: z.array(ThirdRelation) })
export type FactChoice = z.infer<typeof FactChoice>

// 2 inputs

/** The whole field, also empty: what it said before stays as an earlier version. */
export const SaveNote = z.object({ text: z.union([Text(8000), z.literal('')]) })
export const MakeDecision = z.object({ text: Text(1000) })
/** `text: null` says that there is nothing new. */
export const ShareFact = z.object({ category: z.string().max(40), text: Text(2000).nullable() })
export const SpeakView = z.object({ partyId: Id, itemId: Id.optional(), form: ViewForm, text: Text(8000) })

// 3 rules

type Running = Pick<Course, 'status' | 'check'>

/** Notes and decisions are the facilitator's to write down, once the consent check has passed. */
export const mayTakeMinutes = rule<Running>((you, meeting) => [
  [isCoordinator(you), 'not-facilitator'],
  ...recording(meeting),
])
/** A fact is shared by the party that knows it, in the room, at an item for facts, under a category that its consent lets it give. */
export const mayShareFact = rule<Running & { records: readonly string[]; youArePresent: boolean; isYoursToGive: boolean }>(
  (_you, { records, youArePresent, isYoursToGive, ...meeting }) => [
    ...recording(meeting),
    [records.includes('shared-fact'), 'not-in-this-item'],
    [youArePresent, 'not-present'],
    [isYoursToGive, 'consent-missing'],
  ],
)
/** The family speaks for itself, or the facilitator writes down what was said. A wish can come before the meeting; all else comes in it. */
export const maySpeakView = rule<Running & { forParty: { id: Id; kind: PartyKind }; form: z.infer<typeof ViewForm> }>(
  (you, { forParty, form, ...meeting }) => [
    [speaksFor(you, forParty.id) || isCoordinator(you), 'not-yours'],
    [forParty.kind === 'youth' || forParty.kind === 'guardian', 'not-for-staff'],
    ...(form === 'wish' && meeting.status === 'planned' ? [] : recording(meeting)),
  ],
)
/** Each party approves for itself, once, when the meeting is over. */
export const mayApproveMinutes = rule<Running & { youHaveApproved: boolean }>((you, { status, youHaveApproved }) => [
  [status === 'closed', 'wrong-state'],
  [you.gives.includes('meeting'), 'consent-missing'],
  [!youHaveApproved, 'already-done'],
])

/** The category of a member of the family's own words. */
export const voiceOf = (kind: PartyKind) => (kind === 'youth' ? 'voice' : 'guardian-view')

// 4 events

const OfMeeting = z.object({ caseId: Id, meetingId: Id })
const OfItem = OfMeeting.extend({ itemId: Id })
/** Notes and decisions take the item's category, facts their own, views the speaker's: whoever cannot read them hears nothing. */
export const noteSaved = event('note.saved', 'meeting', 'meeting', OfItem.extend({ version: z.number().int() }))
export const decisionMade = event('decision.made', 'meeting', 'meeting', OfItem.extend({ decisionId: Id }))
export const factShared = event('fact.shared', 'meeting', null, OfItem.extend({ factId: Id }))
export const viewSpoken = event('view.spoken', 'meeting', null, OfMeeting.extend({ viewId: Id }))
export const minutesApproved = event('minutes.approved', 'meeting', 'meeting', OfMeeting.extend({ partyId: Id }))

export const minutesEvents = [noteSaved, decisionMade, factShared, viewSpoken, minutesApproved]
