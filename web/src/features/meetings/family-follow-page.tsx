import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { Cover } from '../../ui/states.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyPaths } from '../home/family-paths.ts'
import { WayHome } from '../home/way-home.tsx'
import { FollowMeeting } from './follow-meeting.tsx'

/** The meeting on the family's own device. */
export const FamilyFollowPage = () => {
  const { caseId, meetingId } = useParams({ from: '/$language/familj/mote/$caseId/$meetingId' })
  const { home } = useFamilyPaths()
  return (
    <>
      <WayHome />
      <FollowMeeting caseId={caseId} meetingId={meetingId} minutesHref={`${home}/mote/${caseId}/${meetingId}/anteckningar`} Ended={Ended} />
    </>
  )
}

const Ended = ({ children }: { children?: ReactNode }) => {
  const { t } = useLingui()
  return (
    <Cover icon={LockKeyhole} title={t`Mötet visas inte längre för dig`} isUrgent>
      <p>
        <ContactLine names={[]} />
      </p>
      {children}
    </Cover>
  )
}
