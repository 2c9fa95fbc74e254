import { answerInvitation } from '@kring/contract/meetings'
import type { NearMeeting } from '@kring/domain/home'
import { mayAnswerInvitation } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Check, Users } from 'lucide-react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** Whether one comes: said with one press, and changed with another. Nothing for whoever may not answer. */
export const Invitation = ({ meeting }: { meeting: NearMeeting }) => {
  const { t } = useLingui()
  const { caseId, you } = useFamilyCase()
  const act = useAct(answerInvitation)
  const say = (answer: 'coming' | 'cannot-come') =>
    act.mutate(
      { params: { caseId, meetingId: meeting.meetingId }, body: { answer } },
      { onSuccess: () => announce(answer === 'coming' ? t`Tack. Du har sagt att du kommer.` : t`Tack. Du har sagt att du inte kan komma.`) },
    )
  return (
    <May rule={mayAnswerInvitation} on={{ status: 'planned', familyAttends: meeting.familyAttends }} you={you} otherwise={meeting.familyAttends ? null : <Note icon={Users}>{t`Den här gången träffas verksamheterna utan er. Samordnaren berättar efteråt.`}</Note>}>
      <Stack gap={2}>
        {meeting.answer && (
          <Note icon={Check}>
            {meeting.answer === 'coming' ? t`Du har sagt att du kommer.` : t`Du har sagt att du inte kan komma. Vi hör av oss.`}
          </Note>
        )}
        <Row gap={2}>
          <Button isPending={act.isPending} aria-pressed={meeting.answer === 'coming'} onPress={() => say('coming')}>
            {t`Jag kommer`}
          </Button>
          <Button isPending={act.isPending} aria-pressed={meeting.answer === 'cannot-come'} onPress={() => say('cannot-come')}>
            {t`Jag kan inte komma`}
          </Button>
        </Row>
        <TroubleLine trouble={act.error} />
      </Stack>
    </May>
  )
}
