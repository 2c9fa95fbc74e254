import { answerConcern, listIntake } from '@kring/contract/concerns'
import { awaitsFeedback, type ConcernLine, type ConcernOutcome } from '@kring/domain/concerns'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { outcomeWords } from './concern-words.ts'

/** What waits at the intake, the oldest first, and the lines of what it has received. */
export const IntakePage = () => {
  const { t } = useLingui()
  const [answering, setAnswering] = useState<ConcernLine | null>(null)
  return (
    <>
      <PageHeader title={t`Mottagning`} lead={t`Orosanmälningar från verksamheterna. Ta emot dem så snart de är registrerade hos er.`} />
      <Shown view={useView(listIntake, {})}>
        {({ at, waiting, received }) => (
          <Stack gap={5}>
            <Card title={t`Väntar`} as="article">
              {waiting.length === 0 ? <EmptyState title={t`Inget väntar.`} /> : (
                <List>
                  {waiting.map((line) => (
                    <ListRow
                      key={line.id} href={`/mottagning/${line.id}`} title={t`Anmälan ${line.number}`} note={<><Waited since={line.sentAt} at={at} /></>}
                      trailing={line.inDanger === 'yes' && <Badge tone="danger">{t`Fara nu`}</Badge>}
                    />
                  ))}
                </List>
              )}
            </Card>
            {received.length > 0 && (
              <Card title={t`Mottagna`} as="article">
                <List>{received.map((line) => <ReceivedRow key={line.id} line={line} onAnswer={() => setAnswering(line)} />)}</List>
              </Card>
            )}
          </Stack>
        )}
      </Shown>
      <Dialog title={t`Återkoppling`} isOpen={answering !== null} onOpenChange={() => setAnswering(null)}>
        {answering && <AnswerForm line={answering} onDone={() => setAnswering(null)} />}
      </Dialog>
    </>
  )
}

const ReceivedRow = ({ line, onAnswer }: { line: ConcernLine; onAnswer: () => void }) => {
  const { t, i18n } = useLingui()
  const { receivedAt, receivedBy, feedbackDueOn, outcome } = line
  return (
    <ListRow
      title={t`Anmälan ${line.number}`}
      note={
        <>
          {receivedAt && <Trans>Mottagen <DateText at={receivedAt} as="dayTime" /> av {receivedBy}.</Trans>}{' '}
          {feedbackDueOn && !outcome && <Trans>Återkoppling senast <DateText at={feedbackDueOn} />.</Trans>}
        </>
      }
      trailing={outcome && <Badge tone="info">{i18n._(outcomeWords[outcome])}</Badge>}
    >
      {awaitsFeedback(line) && <Row><Button onPress={onAnswer}>{t`Ge återkoppling`}</Button></Row>}
    </ListRow>
  )
}

const outcomes = ['opened', 'already-ongoing', 'not-opened'] as const satisfies readonly ConcernOutcome[]

const AnswerForm = ({ line, onDone }: { line: ConcernLine; onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const [outcome, setOutcome] = useState<ConcernOutcome | null>(null)
  const answer = useAct(answerConcern)
  const send = () => {
    if (!outcome) return
    answer.mutate({ params: { concernReportId: line.id }, body: { outcome } }, {
      onSuccess: () => {
        onDone()
        toast(t`Återkopplingen är lämnad.`)
      },
    })
  }
  return (
    <Form problem={useFormProblem(answer.error)} onSubmit={send}>
      <Choice
        name="outcome" label={t`Vad gäller för anmälan ${line.number}?`} hint={t`Den som anmälde får veta detta och inget mer.`} isRequired value={outcome} onChange={setOutcome}
        options={outcomes.map((value) => ({ value, label: i18n._(outcomeWords[value]) }))}
      />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={answer.isPending}>{t`Lämna återkoppling`}</Button>
      </Row>
    </Form>
  )
}

/** How long something has waited: as the server's clock said, and on while the page stands open. */
const Waited = ({ since, at }: { since: string; at: string }) => {
  const [further, setFurther] = useState(0)
  useEffect(() => {
    setFurther(0)
    const timer = setInterval(() => setFurther((minutes) => minutes + 1), 60_000)
    return () => clearInterval(timer)
  }, [at])
  const minutes = Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 60_000) + further)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return <Plural value={days} one="Har väntat i # dag." other="Har väntat i # dagar." />
  if (hours > 0) return <Plural value={hours} one="Har väntat i # timme." other="Har väntat i # timmar." />
  if (minutes === 0) return <Trans>Kom just nu.</Trans>
  return <Plural value={minutes} one="Har väntat i # minut." other="Har väntat i # minuter." />
}
