import { markPresence } from '@kring/contract/meetings'
import type { Attendee } from '@kring/domain/agenda'
import { mayMarkPresence } from '@kring/domain/agenda'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { UserCheck } from 'lucide-react'
import { useAct } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Bdi } from '../../ui/text.tsx'
import { ToggleChip } from '../../ui/toggle-chip.tsx'
import { markOf } from '../agencies/agency-chip.tsx'

/** Whoever is not there has said so, or has not. */
const awayOf = ({ answer }: Attendee) => (answer === 'cannot-come' ? 'excused' : 'absent')

/** Who is in the room: one tap each. What one taps shows at once, and goes back if it did not hold. */
export const Presence = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const mark = useAct(markPresence)
  const mayMark = check(mayMarkPresence, meeting.you, meeting).ok
  const send = (parties: { partyId: string; presence: 'present' | 'excused' | 'absent' }[]) =>
    mark.mutate({ params: { caseId: meeting.caseId, meetingId: meeting.id }, body: { parties } })
  const underWay = mark.isPending ? mark.variables.body.parties : []
  const isPresent = (attendee: Attendee) => (underWay.find(({ partyId }) => partyId === attendee.partyId) ?? attendee).presence === 'present'
  const expected = meeting.attendees.filter(({ answer, presence, kind }) => presence === null && (answer === 'coming' || kind === 'coordinator'))
  return (
    <Stack gap={2}>
      <div role="group" aria-label={t`Vilka är här?`}>
        <Row gap={2}>
          {meeting.attendees.map((attendee) => (
            <ToggleChip
              key={attendee.partyId}
              mark={markOf(attendee.agencyKind ?? 'family')}
              isSelected={isPresent(attendee)}
              isDisabled={!mayMark}
              onChange={(isHere) => send([{ partyId: attendee.partyId, presence: isHere ? 'present' : awayOf(attendee) }])}
              hint={attendee.answer === 'cannot-come' && !isPresent(attendee) ? t`har sagt nej` : undefined}
            >
              <Bdi>{attendee.label}</Bdi>
            </ToggleChip>
          ))}
          {mayMark && expected.length > 1 && (
            <Button
              kind="quiet"
              icon={UserCheck}
              isPending={mark.isPending}
              onPress={() => send(expected.map(({ partyId }) => ({ partyId, presence: 'present' })))}
            >
              {t`Alla som tackat ja är här`}
            </Button>
          )}
        </Row>
      </div>
      <TroubleLine trouble={mark.error} />
    </Stack>
  )
}
