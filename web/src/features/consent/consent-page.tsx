import { readConsent, readConsentRule } from '@kring/contract/consent'
import { listNotedSignatures } from '@kring/contract/noted-signatures'
import { isCoordinator } from '@kring/domain/actor'
import { partiesTakenBack, type Answer, type Consent, type ConsentRequest } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { ArrowLeft, Check, Clock, Undo2, X, type LucideIcon } from 'lucide-react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { lastMomentBefore } from '../../ui/dates.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { MarkGlyph } from '../../ui/mark.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Heading, Muted, PageHeader, Prose } from '../../ui/text.tsx'
import { markOf } from '../agencies/agency-chip.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import { ConfidenceLink } from '../confidence/confidence-link.tsx'
import { ExceptionsCard } from '../exceptions/exceptions-card.tsx'
import { NotedSignatures } from '../noted-signatures/noted-signatures-card.tsx'
import { ThirdPersonsCard } from '../third-persons/third-persons-card.tsx'
import { ConfirmCard } from './confirm-card.tsx'
import { ConsentBand } from './consent-band.tsx'
import { ConsentText } from './consent-text.tsx'
import { EvidenceDownload } from './evidence-download.tsx'
import { linesInForce } from './own-consent.ts'
import { PartyLostCard } from './party-lost-card.tsx'
import { RefuseFor } from './refuse-for.tsx'
import { RenewalCard } from './renewal-card.tsx'
import { ReservationText } from './reservation-text.tsx'
import { scopeOf } from './scope.ts'
import { ScopeTable } from './scope-table.tsx'
import { WithdrawFor } from './withdraw-for.tsx'

/** The consent of a case as one may know it: what is in force, who has answered, what each may know. */
export const ConsentPage = () => {
  const { t } = useLingui()
  const file = useCase()
  const name = useCaseName(file)
  const consent = useView(readConsent, { params: { caseId: file.id } })
  return (
    <>
      <PageHeader
        title={t`Samtycke`}
        actions={
          <TextLink icon={ArrowLeft} href={`/arenden/${file.id}`}>
            {name}
          </TextLink>
        }
      >
        <ConsentBand caseId={file.id} isThere />
      </PageHeader>
      <Stack gap={6}>
        <Shown view={consent}>{(consent) => <Told consent={consent} />}</Shown>
        <ConfidenceLink />
      </Stack>
    </>
  )
}

const Told = ({ consent }: { consent: Consent }) => {
  const { t } = useLingui()
  const file = useCase()
  const { blankett } = useSearch({ from: '/staff/arenden/$caseId/samtycke' })
  const mayAsk = isCoordinator(file.you) && ['mapping', 'consent-pending', 'active', 'paused'].includes(file.state ?? '')
  const [newest, ...older] = consent.requests
  if (!newest) {
    return (
      <EmptyState
        title={t`Familjen är inte tillfrågad om samtycke.`}
        action={mayAsk && <LinkButton kind="primary" href={`/arenden/${file.id}/samtycke/ny`}>{t`Be om samtycke`}</LinkButton>}
      >
        {mayAsk ? t`Det tar några minuter. Gör det gärna tillsammans med familjen.` : t`Samordnaren frågar när det är dags.`}
      </EmptyState>
    )
  }
  const toConfirm = consent.requests.filter(({ complete, ended, yourConfirmation }) => complete && !ended && yourConfirmation === false)
  return (
    <Stack gap={6}>
      <PartyLostCard kinds={consent.requiredPartyMissing} />
      <RenewalCard foreseen={consent.foreseen} caseId={file.id} mayAsk={mayAsk} />
      {toConfirm.map((request) => (
        <ConfirmCard key={request.id} request={request} />
      ))}
      {consent.matrix.length > 0 && <InForce consent={consent} />}
      {newest.text !== '' && <OneRequest consent={consent} request={newest} />}
      {isCoordinator(file.you) && <NotedSignatures request={newest} formNumber={blankett} />}
      {isCoordinator(file.you) && <Exceptions request={newest} />}
      {isCoordinator(file.you) && <ThirdPersonsCard />}
      {mayAsk && (
        <Row>
          <LinkButton href={`/arenden/${file.id}/samtycke/ny`}>{t`Be om ett nytt samtycke`}</LinkButton>
          <WithdrawFor consent={consent} />
          {!newest.ended && <RefuseFor requestId={newest.id} waiting={waitingFor(consent, newest)} />}
        </Row>
      )}
      {older.length > 0 && (
        <Disclosure title={t`Tidigare samtycken`}>
          <Stack gap={6}>
            {older.map((request) => (
              <OneRequest key={request.id} consent={consent} request={request} />
            ))}
          </Stack>
        </Disclosure>
      )}
    </Stack>
  )
}

const waitingFor = ({ parties }: Consent, { answers }: ConsentRequest) =>
  answers.filter(({ answer }) => answer === 'waiting').map(({ partyId }) => ({ partyId, label: parties.find(({ id }) => id === partyId)?.label ?? '' }))

/** The guardians who could be passed over: those with custody who have not signed, where there is more than one. */
const Exceptions = ({ request }: { request: ConsentRequest }) => {
  const rule = useView(readConsentRule, { params: { caseId: useCase().id } }).data
  const guardians = rule?.signers.filter(({ role }) => role === 'guardian').map(({ partyId }) => partyId) ?? []
  const hasSigned = (id: string) => request.answers.some(({ partyId, answer }) => partyId === id && answer === 'signed')
  return <ExceptionsCard may={guardians.length > 1 ? guardians.filter((id) => !hasSigned(id)) : []} />
}

/** Who may tell and read what at this moment, after everything that was confirmed and taken back, and until when. */
const InForce = ({ consent }: { consent: Consent }) => {
  const { t } = useLingui()
  const ends = [...new Set(consent.matrix.flatMap(({ readsUntilAt, givesUntilAt }) => [readsUntilAt, givesUntilAt]).filter((end) => end !== null))].sort()
  return (
    <Section title={t`Det här gäller nu`}>
      {ends[0] && (
        <p>
          {ends.length === 1 ? (
            <Trans>
              Med stöd av familjens samtycke, till och med <DateText at={lastMomentBefore(ends[0])} as="wholeDay" />.
            </Trans>
          ) : (
            <Trans>
              Med stöd av familjens samtycke. Det första av det tar slut <DateText at={lastMomentBefore(ends[0])} as="wholeDay" />.
            </Trans>
          )}
        </p>
      )}
      <ScopeTable caption={t`Det här gäller nu`} hideCaption scope={scopeOf(linesInForce(consent))} parties={consent.parties} />
    </Section>
  )
}

const OneRequest = ({ consent, request }: { consent: Consent; request: ConsentRequest }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const isAsked = request.answers.some(({ answer }) => answer === 'waiting') && !request.answers.some(({ answer }) => answer === 'refused' || answer === 'withdrawn')
  const scope = <ScopeTable caption={t`Vilka får veta vad`} scope={scopeOf(request.lines)} parties={consent.parties} />
  const status = request.ended ? t`Har gått ut` : request.complete ? t`Gäller` : isAsked ? t`Gäller inte än` : t`Gäller inte`
  return (
    <Section
      title={
        <Trans>
          Förfrågan <DateText at={request.madeAt} />
        </Trans>
      }
      action={<Badge tone={request.complete && !request.ended ? 'ok' : 'neutral'}>{status}</Badge>}
    >
      <SummaryList
        items={[
          { term: t`Varför`, detail: request.purpose },
          { term: t`Till och med`, detail: <DateText at={request.validUntilOn} /> },
          { term: t`Får inte delas`, detail: request.exclusions ?? t`Inga undantag` },
        ]}
      />
      {request.answers.length > 0 && <Answers consent={consent} request={request} />}
      {!request.complete && !request.ended && request.answers.length > 0 && request.answers.every(({ answer }) => answer === 'signed') && (
        <Muted>{t`Vårdnaden har ändrats sedan familjen tillfrågades. Be om ett nytt samtycke.`}</Muted>
      )}
      {request.complete ? <Disclosure title={t`Det som familjen har sagt ja till`}>{scope}</Disclosure> : scope}
      <Disclosure title={t`Texten som familjen skriver under`}>
        <Prose>
          <ConsentText text={request.text} />
        </Prose>
      </Disclosure>
      {request.answers.some(({ answer }) => answer === 'signed' || answer === 'withdrawn') && (
        <EvidenceDownload
          caseId={caseId}
          requestId={request.id}
          on={request.madeAt}
          words={{
            press: t`Ladda ner bevis`,
            what: t`Filen bevisar vilka som skrev under med e-legitimation, och vad. Den innehåller personnummer. Förvara den som originalet.`,
            none: t`Det finns inget bevis att ladda ner. Ingen har skrivit under med e-legitimation.`,
          }}
        />
      )}
      {request.yourConfirmation && request.yourReservation && (
        <Disclosure title={t`Förbehållet som ni har godtagit`}>
          <ReservationText text={request.yourReservation.text} />
        </Disclosure>
      )}
    </Section>
  )
}

/** What remains when somebody has said no. A no needs no reason, and nobody is asked again for it. */
const WithoutYes = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  return (
    <Stack gap={2}>
      <Heading level={4} size={4}>{t`Ett nej är ett svar`}</Heading>
      <Muted>{t`Det behöver inget skäl, och ingen påminns mer. Den andra vårdnadshavaren får inte veta vem som sa nej eller varför. Det här går ändå:`}</Muted>
      <Prose>
        <ul>
          <li>{t`Tala utan namn, om det som inte går att koppla till den unge.`}</li>
          <li>{t`En vårdnadshavare kan lämna samtycke till uppgifter om sig själv, för egen del.`}</li>
          <li>{t`Socialnämnden kan i vissa fall besluta om en åtgärd med bara en vårdnadshavares samtycke (6 kap. 13 a § föräldrabalken). Det gäller åtgärden, inte sekretessen.`}</li>
          <li>
            {t`Pröva varje lagstöd för sig, för en viss uppgift till en viss mottagare.`} <TextLink href={`/arenden/${caseId}/utlamnanden`}>{t`Utlämnanden`}</TextLink>
          </li>
        </ul>
      </Prose>
    </Stack>
  )
}

const looks: Record<Answer, { tone: 'neutral' | 'ok' | 'warn'; icon: LucideIcon }> = {
  waiting: { tone: 'warn', icon: Clock },
  signed: { tone: 'ok', icon: Check },
  refused: { tone: 'neutral', icon: X },
  withdrawn: { tone: 'neutral', icon: Undo2 },
}

/** Who has signed and which agencies have confirmed: for the coordinator alone. */
const Answers = ({ consent, request }: { consent: Consent; request: ConsentRequest }) => {
  const { t } = useLingui()
  const words: Record<Answer, string> = {
    waiting: t`Väntar på svar`,
    signed: t`Har skrivit under`,
    refused: t`Sa nej`,
    withdrawn: t`Har tagit tillbaka`,
  }
  const params = { caseId: useCase().id }
  const rule = useView(readConsentRule, { params }).data
  const noted = useView(listNotedSignatures, { params }).data?.items ?? []
  const excepted = rule?.excepted ?? []
  const signersLater = rule?.signers.filter(({ fromOn }) => fromOn !== null) ?? []
  const partyOf = (partyId: string) => consent.parties.find(({ id }) => id === partyId)
  return (
    <Card title={t`Svar`} level={3}>
      <List>
        {request.answers.map(({ partyId, answer }) => {
          const { tone, icon } = looks[answer]
          const isExcepted = answer === 'waiting' && excepted.includes(partyId)
          const outside = answer === 'signed' && noted.find((one) => one.requestId === request.id && one.partyId === partyId && one.state === 'confirmed')
          const fromOn = answer === 'waiting' ? signersLater.find((signer) => signer.partyId === partyId)?.fromOn : null
          return (
            <ListRow
              key={partyId}
              leading={<MarkGlyph mark="family" />}
              title={partyOf(partyId)?.label}
              note={
                outside ? (
                  outside.method === 'paper' ? (
                    <Trans>
                      På papper <DateText at={outside.signedOn} />
                    </Trans>
                  ) : (
                    <Trans>
                      Muntligt <DateText at={outside.signedOn} />, antecknat av {outside.notedBy}
                    </Trans>
                  )
                ) : fromOn ? (
                  <Trans>
                    Behöver skriva under från <DateText at={fromOn} />. Annars slutar samtycket att gälla dagen innan.
                  </Trans>
                ) : null
              }
              trailing={
                <Badge tone={fromOn || isExcepted ? 'neutral' : tone} icon={icon}>
                  {fromOn ? t`Kan vänta` : isExcepted ? t`Inväntas inte` : words[answer]}
                </Badge>
              }
            />
          )
        })}
        {request.confirmations.map(({ partyId, confirmed, withReservation }) => {
          const party = partyOf(partyId)
          const mark = markOf(party?.agencyKind ?? null)
          return (
            <ListRow
              key={partyId}
              leading={mark && <MarkGlyph mark={mark} />}
              title={party?.label}
              note={partiesTakenBack(request).includes(partyId) ? t`Samtycket är tillbakataget för den här verksamheten.` : null}
              trailing={
                <Badge tone={confirmed ? 'ok' : 'neutral'} icon={confirmed ? Check : Clock}>
                  {withReservation ? t`Har bekräftat, med förbehåll` : confirmed ? t`Har bekräftat` : request.complete ? t`Behöver bekräfta` : t`Bekräftar efter familjen`}
                </Badge>
              }
            />
          )
        })}
      </List>
      {request.answers.some(({ answer }) => answer === 'refused') && <WithoutYes />}
    </Card>
  )
}
