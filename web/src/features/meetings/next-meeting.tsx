import type { Meeting } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarCheck, CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf, timeOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { nextDay } from './cadence.ts'
import { PlanMeeting } from './plan-meeting.tsx'

/** When the next meeting is; where none is set, one is proposed as many weeks on as is usual for the kind of case, same time and place. */
export const NextMeeting = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const { cadenceWeeks } = useCase()
  const [isOpen, setOpen] = useState(false)
  const { nextMeeting: next, startsAt, place } = meeting
  if (next) {
    return (
      <Note icon={CalendarCheck}>
        <Trans>
          Nästa möte: <DateText at={next.startsAt} as="dayTime" />
        </Trans>
        {next.place && (
          <>
            , <Bdi>{next.place}</Bdi>
          </>
        )}
      </Note>
    )
  }
  return (
    <Row>
      <Button icon={CalendarPlus} onPress={() => setOpen(true)}>
        {t`Bestäm nästa möte`}
      </Button>
      <Dialog title={t`Nästa möte`} isOpen={isOpen} onOpenChange={setOpen}>
        <PlanMeeting
          caseId={meeting.caseId}
          usual={{ kind: 'follow-up', day: nextDay(dayOf(startsAt), cadenceWeeks, dayOf(meeting.serverNow)), time: timeOf(startsAt), place: place ?? '' }}
          onDone={() => setOpen(false)}
        />
      </Dialog>
    </Row>
  )
}
