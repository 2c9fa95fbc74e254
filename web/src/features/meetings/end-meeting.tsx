import { closeMeeting } from '@kring/contract/meetings'
import { isOpenCommitment } from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import { mayCloseMeeting, type Meeting, type MeetingItem } from '@kring/domain/meetings'
import { sentenceFor } from '@kring/words/reasons'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CalendarCheck, Check, Circle, Eye, TriangleAlert } from 'lucide-react'
import { Problem, refresh, useAct } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Heading } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { CommitmentLines, useCommitments } from './item-commitments.tsx'
import { NextMeeting } from './next-meeting.tsx'

/** Whether anything stands under an item that one has been at; what needs no words is done by having been there. */
const hasResult = ({ state, records, note, decisions, facts, views }: MeetingItem, meeting: Meeting) => {
  if (state === 'not-applicable') return true
  if (state === 'ahead') return false
  if (records.includes('consent-check')) return meeting.check === 'passed'
  const isSpoken = records.some((record) => record === 'child-view' || record === 'guardian-view' || record === 'shared-fact')
  return !isSpoken || note.text !== '' || decisions.length + facts.length + views.length > 0
}

/**
 * Ends the meeting, after a look at what is missing and what is read aloud: every promise with its owner and date, when the
 * next meeting is, and who gets the minutes.
 */
export const EndMeeting = ({ meeting, etag, isOpen, onClose }: { meeting: Meeting; etag: string | null; isOpen: boolean; onClose: () => void }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const act = useAct(closeMeeting)
  const commitments = useCommitments(meeting).data?.items.filter(({ meetingId }) => meetingId === meeting.id) ?? []
  const missing = meeting.items.filter((item) => !hasResult(item, meeting))
  const unanswered = commitments.filter((one) => one.state === 'proposed').length
  const verdict = check(mayCloseMeeting, meeting.you, { ...meeting, state: file.state ?? 'closed', hasNext: meeting.nextMeeting !== null })
  return (
    <Dialog
      title={t`Avsluta mötet`}
      isOpen={isOpen}
      onOpenChange={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t`Tillbaka till mötet`}</Button>
          <Button
            kind="primary"
            isPending={act.isPending}
            isDisabled={!verdict.ok}
            onPress={() =>
              act.mutate(
                { params: { caseId: meeting.caseId, meetingId: meeting.id }, ifMatch: etag },
                {
                  onSuccess: onClose,
                  onError: (trouble) => trouble instanceof Problem && trouble.code === 'stale' && void refresh('meeting', meeting.caseId),
                },
              )
            }
          >
            {t`Avsluta mötet`}
          </Button>
        </>
      }
    >
      <Stack gap={5}>
        <Stack gap={2}>
          <Heading level={3} size={4}>{t`Innan ni slutar`}</Heading>
          {missing.length > 0 ? (
            <Note icon={Circle}>
              <Trans>Punkter utan resultat: {missing.map(({ title }) => title).join('; ')}.</Trans>
            </Note>
          ) : (
            <Note icon={Check}>{t`Alla punkter är genomgångna.`}</Note>
          )}
          {unanswered > 0 && (
            <Note icon={Circle}>
              <Plural
                value={unanswered}
                one="Ett åtagande väntar på ja från den som ska göra det."
                other="# åtaganden väntar på ja från dem som ska göra dem."
              />
            </Note>
          )}
        </Stack>
        <Stack gap={2}>
          <Heading level={3} size={4}>{t`Läs upp`}</Heading>
          {commitments.filter((one) => isOpenCommitment(one)).length > 0 ? (
            <CommitmentLines items={commitments} />
          ) : (
            <p>{t`Inga nya åtaganden i det här mötet.`}</p>
          )}
        </Stack>
        <Stack gap={2}>
          <Heading level={3} size={4}>{t`Nästa möte`}</Heading>
          <NextMeeting meeting={meeting} />
          {!verdict.ok && <Note icon={TriangleAlert}>{sentenceFor(verdict.reason, i18n.locale)}</Note>}
        </Stack>
        <Note icon={Eye}>
          <Trans>Anteckningarna läses av: {(meeting.readBy['meeting'] ?? []).join('; ')}. Var och en ser bara det som samtycket låter dem se.</Trans>
        </Note>
        <TroubleLine trouble={act.error instanceof Problem && act.error.code === 'stale' ? null : act.error} />
      </Stack>
    </Dialog>
  )
}

/** Finishing feels good: what was promised, when one meets again, and the way to the minutes. */
export const Ended = ({ meeting }: { meeting: Pick<Meeting, 'caseId' | 'id' | 'nextMeeting'> }) => {
  const commitments = useCommitments(meeting).data?.items.filter(({ meetingId }) => meetingId === meeting.id) ?? []
  return (
    <Stack gap={2}>
      {commitments.length > 0 && (
        <p>
          <Plural
            value={commitments.length}
            one="Ett åtagande, med en ansvarig och ett datum."
            other="# åtaganden, alla har en ansvarig och ett datum."
          />
        </p>
      )}
      {meeting.nextMeeting && (
        <Note icon={CalendarCheck}>
          <Trans>
            Nästa möte <DateText at={meeting.nextMeeting.startsAt} as="dayTime" />
          </Trans>
        </Note>
      )}
    </Stack>
  )
}
