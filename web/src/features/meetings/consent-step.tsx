import { checkConsent, markPresence } from '@kring/contract/meetings'
import { mayCheckConsent } from '@kring/domain/agenda'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { sentenceFor } from '@kring/words/reasons'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleCheck, ShieldAlert, ShieldCheck, UserRoundX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAct } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi } from '../../ui/text.tsx'
import { ConsentBand } from '../consent/consent-band.tsx'

/**
 * The consent check: whether all who are in the room are covered. Who is not is named here, to the facilitator alone. It
 * passes, or the meeting goes on as a talk in which nothing is shared. `children` are further ways to go on.
 */
export const ConsentStep = ({ meeting, children }: { meeting: Meeting; children?: ReactNode }) => {
  const { t, i18n } = useLingui()
  const act = useAct(checkConsent)
  const mark = useAct(markPresence)
  const params = { caseId: meeting.caseId, meetingId: meeting.id }
  const present = meeting.attendees.filter(({ presence }) => presence === 'present')
  const uncovered = present.filter(({ covered }) => covered === false)
  const verdict = check(mayCheckConsent, meeting.you, { ...meeting, outcome: 'passed', present: present.length, isRoomCovered: uncovered.length === 0 })
  const say = (outcome: 'passed' | 'failed') => act.mutate({ params, body: { outcome } })
  return (
    <Stack gap={4}>
      {meeting.check !== 'changed' && <ConsentBand caseId={meeting.caseId} />}
      {uncovered.map(({ partyId, label }) => (
        <Band
          key={partyId}
          tone="warn"
          icon={UserRoundX}
          title={<Trans>Samtycket gäller inte för <Bdi>{label}</Bdi>.</Trans>}
          action={
            <Button
              isPending={mark.isPending}
              onPress={() => mark.mutate({ params, body: { parties: [{ partyId, presence: 'absent' }] } })}
            >
              {t`Har lämnat rummet`}
            </Button>
          }
        >
          {t`Bara du ser det här. Be den personen att vänta utanför, eller prata utan att dela uppgifter.`}
        </Band>
      ))}
      {meeting.check === 'passed' ? (
        <Note icon={CircleCheck}>
          <Trans>Samtycket gäller för alla som är här.</Trans> {meeting.checkedAt && <Trans>Kontrollerat <DateText at={meeting.checkedAt} as="time" />.</Trans>}
        </Note>
      ) : (
        <>
          {meeting.check === 'failed' && (
            <Band tone="sunken" icon={ShieldAlert} title={t`Mötet är ett samtal utan delade uppgifter.`}>
              {t`Prata om det familjen själv vill berätta. Inget antecknas här. Du kan kontrollera igen när något har ändrats.`}
            </Band>
          )}
          <Row gap={2}>
            <Button kind="primary" icon={ShieldCheck} isPending={act.isPending} isDisabled={!verdict.ok} onPress={() => say('passed')}>
              {t`Samtycket gäller för alla här`}
            </Button>
            {meeting.check !== 'failed' && (
              <Button isPending={act.isPending} onPress={() => say('failed')}>
                {t`Fortsätt utan att dela uppgifter`}
              </Button>
            )}
            {children}
          </Row>
          {!verdict.ok && uncovered.length === 0 && <Note icon={ShieldAlert}>{sentenceFor(verdict.reason, i18n.locale)}</Note>}
        </>
      )}
      <TroubleLine trouble={act.error ?? mark.error} />
    </Stack>
  )
}
