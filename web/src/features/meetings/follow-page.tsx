import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { FollowMeeting } from './follow-meeting.tsx'

/** The meeting on a professional's own device. It stands outside the case's frame, so that the end of a right is said here. */
export const FollowPage = () => {
  const { t } = useLingui()
  const { caseId, meetingId } = useParams({ from: '/staff/arenden/$caseId/moten/$meetingId' })
  return (
    <Stack gap={3}>
      <div>
        <TextLink icon={ArrowLeft} href={`/arenden/${caseId}/moten`} quiet>
          {t`Möten`}
        </TextLink>
      </div>
      <FollowMeeting caseId={caseId} meetingId={meetingId} minutesHref={`/arenden/${caseId}/moten/${meetingId}/anteckningar`} />
    </Stack>
  )
}
