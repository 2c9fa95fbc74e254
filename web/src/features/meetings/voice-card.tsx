import type { NearMeeting } from '@kring/domain/home'
import { useLingui } from '@lingui/react/macro'
import { Phone } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Card } from '../../ui/card.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

const WishForm = lazy(() => import('./wish-form.tsx').then(({ WishForm }) => ({ default: WishForm })))

/** The young person's own box. What is for one adult alone is said to that adult, not written here. */
export const VoiceCard = ({ meeting }: { meeting: NearMeeting | null }) => {
  const { t } = useLingui()
  const { contacts } = useFamilyCase()
  return (
    <Card title={t`Min röst`}>
      <Stack gap={3}>
        {meeting && !meeting.open ? (
          <Suspense fallback={<Skeleton />}>
            <WishForm meetingId={meeting.meetingId} label={t`Vad vill du att vi pratar om på mötet?`} />
          </Suspense>
        ) : (
          <p>{t`När ett möte är bestämt kan du skriva här vad du vill ta upp.`}</p>
        )}
        <Note icon={Phone}>
          {t`Vill du bara berätta för en person?`} <ContactLine names={contacts} />
        </Note>
      </Stack>
    </Card>
  )
}
