import { useParams } from '@tanstack/react-router'
import { useFamilyPaths } from '../home/family-paths.ts'
import { FollowMeeting } from './follow-meeting.tsx'

/** The meeting on the family's own device. */
export const FamilyFollowPage = () => {
  const { caseId, meetingId } = useParams({ from: '/$language/familj/mote/$caseId/$meetingId' })
  const { home } = useFamilyPaths()
  return <FollowMeeting caseId={caseId} meetingId={meetingId} minutesHref={`${home}/mote/${caseId}/${meetingId}/anteckningar`} />
}
