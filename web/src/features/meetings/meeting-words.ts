import type { Attendee, MeetingKind, MeetingStatus } from '@kring/domain/agenda'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import type { SpokenView } from '@kring/domain/minutes'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useAgencyWord } from '../agencies/agency-chip.tsx'

/** The kinds of meeting, with what each is for. */
export const meetingKindWords: Record<MeetingKind, { title: MessageDescriptor; hint: MessageDescriptor }> = {
  start: { title: msg`Startmöte`, hint: msg`Den unges röst, mål och de första åtagandena. 60 minuter.` },
  'follow-up': { title: msg`Individmöte`, hint: msg`Hur gick det, vad är nytt, vad lovar vi nu? 45 minuter.` },
  closing: { title: msg`Avslutsmöte`, hint: msg`Den unges utvärdering först. Allt öppet får en ny ansvarig. 45 minuter.` },
}

export const meetingStatusWords: Record<MeetingStatus, MessageDescriptor> = {
  planned: msg`Planerat`,
  open: msg`Pågår nu`,
  closed: msg`Hållet`,
  cancelled: msg`Inställt`,
}

export const viewFormWords: Record<SpokenView['form'], MessageDescriptor> = {
  speech: msg`berättat`,
  letter: msg`skrivet brev`,
  film: msg`film`,
  'through-adult': msg`genom en vuxen`,
  wish: msg`önskemål inför mötet`,
}

/** What a place in the course is called when it is read aloud. */
export const itemStateWords: Record<MeetingItem['state'], MessageDescriptor> = {
  ahead: msg`kvar`,
  current: msg`pågår`,
  done: msg`genomgången`,
  'not-applicable': msg`utgår`,
}

/** What is needed of those who take part to say whose words something is. */
export interface TakingPart {
  attendees: readonly Pick<Attendee, 'partyId' | 'kind' | 'agencyKind' | 'label' | 'presence'>[]
}

/** The party with that id, as it takes part in the meeting. */
export const attendeeOf = <One extends Pick<Attendee, 'partyId'>>({ attendees }: { attendees: readonly One[] }, partyId: string) =>
  attendees.find((attendee) => attendee.partyId === partyId)

/** The number of the item that stands now, counted from 1, and of how many. */
export const placeOf = ({ items }: Pick<Meeting, 'items'>, item: Pick<MeetingItem, 'id'>) => items.findIndex(({ id }) => id === item.id) + 1

/** The item that stands now. */
export const currentOf = ({ items, current }: Pick<Meeting, 'items' | 'current'>) => items.find(({ id }) => id === current?.itemId)

/** Says who a party is without any name: "skola", "den unge". What may stand on a wall. */
export const useNamelessWord = () => {
  const { t } = useLingui()
  const word = useAgencyWord()
  return ({ kind, agencyKind }: Pick<Attendee, 'kind' | 'agencyKind'>) =>
    kind === 'youth' ? t`den unge` : kind === 'guardian' ? t`vårdnadshavare` : word(agencyKind ?? 'social')
}
