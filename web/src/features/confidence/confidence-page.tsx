import { endAssessment, readConfidence } from '@kring/contract/confidence'
import { isCoordinator } from '@kring/domain/actor'
import { isUnderWay, mayAssessMaturity, type Confidence, type ConfidenceRequest } from '@kring/domain/confidence'
import { check } from '@kring/domain/kernel/rule'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeft, Check, Clock, EyeOff, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { MarkGlyph } from '../../ui/mark.tsx'
import { Note } from '../../ui/note.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { PageHeader, Prose } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { markOf } from '../agencies/agency-chip.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import { ConsentText } from '../consent/consent-text.tsx'
import { AskYouth } from './ask-youth.tsx'
import { AssessAgain, ConfirmConfidence } from './assess-maturity.tsx'
import { useConfidenceWord } from './confidence-words.ts'

/** What the young person alone is asked and has opened, for the coordinator and whom it names. */
export const ConfidencePage = () => {
  const { t } = useLingui()
  const file = useCase()
  const name = useCaseName(file)
  return (
    <>
      <PageHeader
        title={t`Förtroligt samtal`}
        lead={t`Den unge öppnar det ensam. Vårdnadshavare läser det inte, och ser inte att det finns.`}
        actions={<TextLink icon={ArrowLeft} href={`/arenden/${file.id}/samtycke`}>{name}</TextLink>}
      />
      <Shown view={useView(readConfidence, { params: { caseId: file.id }, query: {} })}>{(confidence) => <Told confidence={confidence} />}</Shown>
    </>
  )
}

const Told = ({ confidence }: { confidence: Confidence }) => {
  const { t } = useLingui()
  const [newest, ...older] = confidence.requests
  const mayAsk = isCoordinator(confidence.you) && !confidence.requests.some(isUnderWay)
  return (
    <Stack gap={6}>
      {!newest && !mayAsk && <EmptyState title={t`Inget förtroligt samtal är öppet för dig.`} />}
      {newest && <OneRequest request={newest} confidence={confidence} />}
      {mayAsk && <AskYouth confidence={confidence} />}
      {older.length > 0 && (
        <Disclosure title={t`Tidigare`}>
          <Stack gap={6}>
            {older.map((request) => (
              <OneRequest key={request.id} request={request} confidence={confidence} />
            ))}
          </Stack>
        </Disclosure>
      )}
    </Stack>
  )
}

const OneRequest = ({ request, confidence: { parties, readBy, you } }: { request: ConfidenceRequest; confidence: Confidence }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const word = useConfidenceWord()
  const toConfirm = request.complete && !request.ended && request.yourConfirmation === false
  return (
    <Section
      title={
        <Trans>
          Förfrågan <DateText at={request.madeAt} />
        </Trans>
      }
      action={<Badge tone={request.state === 'open' ? 'ok' : isUnderWay(request) ? 'warn' : 'neutral'}>{word(request.state)}</Badge>}
    >
      {request.text !== '' && (
        <SummaryList
          items={[
            { term: t`Varför`, detail: request.purpose },
            { term: t`Till och med`, detail: <DateText at={request.validUntilOn} /> },
          ]}
        />
      )}
      <List label={t`Vilka är med`}>
        {request.lines.map((line) => {
          const party = parties.find(({ id }) => id === line.partyId)
          const mark = markOf(party?.agencyKind ?? null)
          const assessed = request.assessments.find(({ partyId }) => partyId === line.partyId)
          const confirmed = request.confirmations.find(({ partyId }) => partyId === line.partyId)?.confirmed ?? (you.partyId === line.partyId ? request.yourConfirmation : null)
          return (
            <ListRow
              key={line.partyId}
              leading={mark && <MarkGlyph mark={mark} />}
              title={party?.label}
              note={
                <>
                  {line.gives ? (line.reads ? t`Läser och berättar.` : t`Berättar.`) : t`Läser.`}{' '}
                  {assessed && (
                    <Trans>
                      Har bedömt mognaden till och med <DateText at={assessed.validUntilOn} />.
                    </Trans>
                  )}
                </>
              }
              trailing={confirmed !== null && <Badge tone={confirmed ? 'ok' : 'neutral'} icon={confirmed ? Check : Clock}>{confirmed ? t`Har bekräftat` : t`Behöver bekräfta`}</Badge>}
            />
          )
        })}
      </List>
      {request.state === 'not-assessed' && <Note icon={EyeOff}>{t`Ingen läser i samtalet förrän alla som berättar har bedömt mognaden.`}</Note>}
      {toConfirm && <ConfirmConfidence request={request} />}
      {request.yourConfirmation && check(mayAssessMaturity, you, request).ok && !request.ended && <AssessAgain request={request} />}
      {request.yourAssessment && <Own request={request} />}
      {request.state === 'open' && readBy.length > 0 && (
        <Row>
          <LinkButton kind="primary" icon={MessageSquare} href={`/arenden/${caseId}/samtal`}>{t`Till samtalen`}</LinkButton>
        </Row>
      )}
      {request.text !== '' && (
        <Disclosure title={t`Texten som den unge skriver under`}>
          <Prose>
            <ConsentText text={request.text} />
          </Prose>
        </Disclosure>
      )}
    </Section>
  )
}

/** One's own assessment, which nobody else reads, and the way to stand by it no longer. */
const Own = ({ request }: { request: ConfidenceRequest }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [isEnding, setEnding] = useState(false)
  const end = useAct(endAssessment)
  const assessment = request.yourAssessment!
  return (
    <Disclosure title={t`Er bedömning`}>
      <Stack gap={4}>
        <SummaryList
          items={[
            { term: t`Grund`, detail: assessment.basis },
            { term: t`Beslutad av`, detail: assessment.decidedBy },
            { term: t`Till och med`, detail: <DateText at={assessment.validUntilOn} /> },
          ]}
        />
        <Row>
          <Button onPress={() => setEnding(true)}>{t`Vi står inte längre för bedömningen`}</Button>
        </Row>
      </Stack>
      <AlertDialog
        title={t`Avsluta er bedömning?`}
        isOpen={isEnding}
        onOpenChange={setEnding}
        confirm={t`Avsluta bedömningen`}
        isPending={end.isPending}
        onConfirm={() => end.mutate({ params: { caseId, requestId: request.id } }, { onSuccess: () => { setEnding(false); toast(t`Avslutad. Ingen läser i samtalet nu.`) } })}
      >
        {t`Då läser ingen av verksamheterna i samtalet, från och med nu. Inget raderas.`}
      </AlertDialog>
    </Disclosure>
  )
}
