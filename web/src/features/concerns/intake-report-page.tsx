import { readConcern, receiveConcern } from '@kring/contract/concerns'
import type { ConcernReport } from '@kring/domain/concerns'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Check, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useSentence } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Cover } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { ToldList } from './told-list.tsx'

/** A report that nobody has received yet, for the intake. */
export const IntakeReportPage = () => {
  const { t } = useLingui()
  const { concernReportId } = useParams({ from: '/staff/mottagning/$concernReportId' })
  const received = <Cover icon={Check} title={t`Anmälan går inte att läsa här`} action={<TextLink href="/mottagning">{t`Till mottagningen`}</TextLink>}><p>{t`En kollega kan ha tagit emot den, eller så har du inte funktionen längre. Listan visar vad som väntar.`}</p></Cover>
  return <Shown view={useView(readConcern, { params: { concernReportId } })} gone={received}>{(report) => <Report report={report} />}</Shown>
}

const Report = ({ report }: { report: ConcernReport }) => {
  const { t } = useLingui()
  const { number, sentAt, sentBy, sentAs, feedbackDueOn, inDanger, duty } = report
  const [isAsking, setAsking] = useState(false)
  const sentence = useSentence()
  const receive = useAct(receiveConcern)
  const confirm = () =>
    receive.mutate({ params: { concernReportId: report.id } }, {
      onError: (trouble) => {
        setAsking(false)
        toast(sentence(trouble))
      },
    })
  return (
    <>
      <PageHeader title={t`Anmälan ${number}`} actions={<TextLink href="/mottagning">{t`Till mottagningen`}</TextLink>} />
      <Stack gap={5}>
        {inDanger === 'yes' && <Band tone="danger" title={t`Den som anmäler skriver att barnet är i fara nu.`} />}
        <Card title={t`Anmälan`}>
          <ToldList told={report} />
        </Card>
        <Card title={t`Den som anmäler`}>
          <SummaryList
            items={[
              { term: t`Namn`, detail: sentBy },
              { term: t`Anmäler som`, detail: sentAs ?? t`Ingen funktion` },
              { term: t`Grund`, detail: duty === 'must' ? t`Anmälningsskyldig (19 kap. 1 §)` : t`Bör anmäla (19 kap. 4 §)` },
              { term: t`Skickad`, detail: <DateText at={sentAt} as="dayTime" /> },
              { term: t`Återkoppling`, detail: feedbackDueOn ? <Trans>Önskas, senast <DateText at={feedbackDueOn} /></Trans> : t`Önskas inte` },
            ]}
          />
        </Card>
        <Stack gap={3}>
          <Note icon={EyeOff}>{t`Läses av: mottagningen och den som anmäler. När ni har tagit emot anmälan läses den inte längre här av er.`}</Note>
          <Row>
            <Button kind="primary" icon={Check} onPress={() => setAsking(true)}>{t`Ta emot`}</Button>
          </Row>
        </Stack>
        <AlertDialog title={t`Är anmälan registrerad hos er?`} isOpen={isAsking} onOpenChange={setAsking} confirm={t`Ja, ta emot`} kind="primary" onConfirm={confirm} isPending={receive.isPending}>
          <p>{t`Anmälan ska finnas i ert eget system. När du tar emot den kan ingen av er läsa den här, och bara tiden och numret står kvar.`}</p>
        </AlertDialog>
      </Stack>
    </>
  )
}
