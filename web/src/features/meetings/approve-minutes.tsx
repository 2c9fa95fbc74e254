import { approveMinutes } from '@kring/contract/minutes'
import { speaksFor } from '@kring/domain/actor'
import { mayApproveMinutes } from '@kring/domain/minutes'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, PenLine } from 'lucide-react'
import { useAct } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi } from '../../ui/text.tsx'
import { attendeeOf } from './meeting-words.ts'

/** Who has said that the minutes are right, and the button for one's own party while it has not. */
export const ApproveMinutes = ({
  meeting,
}: {
  meeting: Pick<Meeting, 'id' | 'caseId' | 'status' | 'approvals' | 'you'> & { attendees: readonly Pick<Meeting['attendees'][number], 'partyId' | 'label'>[] }
}) => {
  const { t } = useLingui()
  const act = useAct(approveMinutes)
  const { you, approvals } = meeting
  const mine = approvals.find(({ partyId }) => speaksFor(you, partyId))
  const mayApprove = check(mayApproveMinutes, you, { ...meeting, check: 'passed', youHaveApproved: mine !== undefined }).ok
  return (
    <Stack gap={3}>
      {approvals.map(({ partyId, madeAt }) => (
        <Note key={partyId} icon={Check}>
          <Trans>
            <Bdi>{attendeeOf(meeting, partyId)?.label ?? ''}</Bdi> har godkänt <DateText at={madeAt} as="dayTime" />
          </Trans>
        </Note>
      ))}
      {mayApprove && (
        <Row>
          <Button
            kind="primary"
            icon={PenLine}
            isPending={act.isPending}
            onPress={() => act.mutate({ params: { caseId: meeting.caseId, meetingId: meeting.id } })}
          >
            {t`Ja, anteckningarna stämmer`}
          </Button>
        </Row>
      )}
      <TroubleLine trouble={act.error} />
    </Stack>
  )
}
