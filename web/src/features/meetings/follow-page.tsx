import { useParams } from '@tanstack/react-router'
import { FollowMeeting } from './follow-meeting.tsx'

/** The meeting on a professional's own device. It stands outside the case's frame, so that the end of a right is said here. */
export const FollowPage = () => {
  const { caseId, meetingId } = useParams({ from: '/staff/arenden/$caseId/moten/$meetingId' })
  return <FollowMeeting caseId={caseId} meetingId={meetingId} minutesHref={`/arenden/${caseId}/moten/${meetingId}/anteckningar`} />
}
