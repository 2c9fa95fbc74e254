import { reportCommitment } from '@kring/contract/commitments'
import type { Notice } from '@kring/domain/notices'
import { useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, ClipboardCheck, FileSignature, Hand, Inbox, ListChecks, MessageSquare, Users, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { refresh, useAct } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list.tsx'
import { Bdi } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'

type Own = Extract<Notice, { kind: 'commitment-due' | 'commitment-overdue' }>

/** One thing that waits: what it is, about whom, until when, and the way there. A promise can be kept on the spot. */
export const WaitingRow = ({ notice }: { notice: Notice }) => {
  const { t } = useLingui()
  const word = useAgencyWord()
  const base = `/arenden/${notice.caseId}`
  const row = (icon: LucideIcon, href: string, title: ReactNode, trailing?: ReactNode) => (
    <ListRow
      leading={<Icon of={icon} />}
      href={href}
      title={title}
      note={<Bdi>{notice.caseLabel ?? t`Ärende utan namn`}</Bdi>}
      trailing={trailing ?? <Due on={notice.on} />}
    />
  )
  switch (notice.kind) {
    case 'new-inquiry':
      return row(Inbox, base, t`Pröva en ny förfrågan`, <DateText at={notice.on} as="relative" />)
    case 'confirm-consent':
      return row(FileSignature, `${base}/samtycke`, t`Bekräfta samtycket för din verksamhet`, <DateText at={notice.on} as="relative" />)
    case 'confirm-confidence':
      return row(FileSignature, `${base}/fortroligt`, t`Bedöm och bekräfta ett förtroligt samtal`, <DateText at={notice.on} as="relative" />)
    case 'confirm-exception':
      return row(FileSignature, `${base}/samtycke`, t`Bekräfta ett undantag från underskrift`, <DateText at={notice.on} as="relative" />)
    case 'confirm-protection-end':
      return row(FileSignature, `${base}/skydd`, t`Bekräfta att ett skydd ska avslutas`, <DateText at={notice.on} as="relative" />)
    case 'confirm-signature':
      return row(FileSignature, `${base}/samtycke`, t`Bekräfta en underskrift som en kollega har antecknat`, <DateText at={notice.on} as="relative" />)
    case 'check-withdrawal':
      return row(FileSignature, `${base}/samtycke`, t`Kontrollera vem som tog tillbaka ett samtycke`, <DateText at={notice.on} as="relative" />)
    case 'accept-commitment':
      return row(Hand, `/atagande/${notice.caseId}/${notice.commitmentId}`, <>{t`Svara:`} <Bdi>{notice.text}</Bdi></>)
    case 'review-commitment':
      return row(CircleAlert, `${base}/plan`, <>{t`Se över:`} <Bdi>{notice.text}</Bdi></>)
    case 'approve-minutes':
      return row(ListChecks, `${base}/moten/${notice.meetingId}/anteckningar`, t`Läs och godkänn mötets anteckningar`, <DateText at={notice.closedAt} as="relative" />)
    case 'evaluate-case':
      return row(ClipboardCheck, `${base}/utvardering`, t`Svara på utvärderingen: hur blev det?`, <DateText at={notice.on} as="relative" />)
    case 'unread-topic':
      return row(MessageSquare, `${base}/samtal?amne=${notice.topicId}`, notice.title, <DateText at={notice.on} as="relative" />)
    case 'meeting':
      return row(Users, `${base}/moten/${notice.meetingId}`, t`Svara om du kommer till mötet`)
    case 'party-lost':
      return row(CircleAlert, `${base}/samtycke`, t`Inte längre med i samtycket: ${notice.agencyKinds.map(word).join(', ')}`, null)
    case 'commitment-due':
    case 'commitment-overdue':
      return <OwnCommitmentRow notice={notice} />
    case 'sign-consent':
      return row(FileSignature, `${base}/samtycke`, t`Ett samtycke väntar på din underskrift`)
  }
}

const OwnCommitmentRow = ({ notice }: { notice: Own }) => {
  const { t } = useLingui()
  const report = useAct(reportCommitment)
  const params = { caseId: notice.caseId, commitmentId: notice.commitmentId }
  return (
    <ListRow
      leading={<Icon of={ListChecks} />}
      href={`/atagande/${notice.caseId}/${notice.commitmentId}`}
      title={<Bdi>{notice.text}</Bdi>}
      note={<Bdi>{notice.caseLabel ?? t`Ärende utan namn`}</Bdi>}
      trailing={
        <>
          <Due on={notice.dueOn} />
          <Button
            icon={Check}
            aria-label={t`Klart: ${notice.text}`}
            isPending={report.isPending}
            onPress={() =>
              report.mutate(
                { params, body: { outcome: 'done' }, ifMatch: `"${notice.version}"` },
                {
                  onSuccess: () => {
                    toast(t`Klart. Bra jobbat.`, {
                      label: t`Ångra`,
                      onPress: () =>
                        report.mutate({ params, body: { outcome: 'accepted' }, ifMatch: `"${notice.version + 1}"` }),
                    })
                  },
                  // Somebody may have been first: then this line tells of something else.
                  onError: () => void refresh('home', null),
                },
              )
            }
          >
            {t`Klart`}
          </Button>
        </>
      }
    >
      <TroubleLine trouble={report.error} />
    </ListRow>
  )
}

const Due = ({ on }: { on: string }) => (
  <Badge tone={on < dayOf() ? 'warn' : 'neutral'}>
    <DateText at={on} as="relative" />
  </Badge>
)
