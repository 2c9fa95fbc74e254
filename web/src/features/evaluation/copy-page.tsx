import { listEvaluations, readCase } from '@kring/contract/cases'
import { listCommitments } from '@kring/contract/commitments'
import { listDecisions } from '@kring/contract/minutes'
import { readPlan } from '@kring/contract/plan'
import type { CaseClosure, Evaluation } from '@kring/domain/cases'
import type { Commitment } from '@kring/domain/commitments'
import type { Consent } from '@kring/domain/consent'
import type { Decision } from '@kring/domain/minutes'
import type { Goal } from '@kring/domain/plan'
import { Trans, useLingui } from '@lingui/react/macro'
import { Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useView, type View } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Bdi, Heading, Muted, PageHeader, Quote, Written } from '../../ui/text.tsx'
import { commitmentLooks } from '../commitments/commitment-words.ts'
import { useOwnConsent } from '../consent/use-own-consent.ts'
import { WhomToAsk } from '../home/contact-card.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { goalStateWords } from '../plan/goal-words.ts'
import styles from './copy-page.module.css'
import { inOrder, isAnswer } from './answers.ts'
import { plainReasons } from './plain-reasons.ts'
import { useFamilyQuestions } from './use-family-questions.ts'

/**
 * What a member of the family takes home: all that was theirs to read, on paper or on the screen, in their language. Each
 * part is as its reader may read it now; what somebody wrote stands as it was written.
 */
export const CopyPage = () => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  return (
    <>
      <div data-print="hide">
        <WayHome />
      </div>
      <Shown view={useView(readCase, { params: { caseId } })}>
        {({ closure }) =>
          closure ? (
            <Copy closure={closure} />
          ) : (
            <>
              <PageHeader title={t`Din kopia`} />
              <Card>
                <p>{t`Din kopia finns här när arbetet är avslutat.`}</p>
              </Card>
            </>
          )
        }
      </Shown>
    </>
  )
}

const Copy = ({ closure }: { closure: CaseClosure }) => {
  const { t } = useLingui()
  const { caseId, isYouth, youth, you } = useFamilyCase()
  const params = { caseId }
  const consent = useOwnConsent()
  const plan = useView(readPlan, { params })
  const promises = useView(listCommitments, { params })
  const decisions = useView(listDecisions, { params })
  const evaluation = useView(listEvaluations, { params })
  // A paper that lacks a part does not say so.
  const isWhole = [consent, plan, promises, decisions, evaluation].every(({ data }) => data !== undefined)
  // A young person's paper may be found by somebody who is not to read the answers.
  const [printsAnswers, setPrintsAnswers] = useState(!isYouth)
  const own = evaluation.data?.evaluations.filter((one) => you.parties.includes(one.partyId) && isAnswer(one)) ?? []
  return (
    <article className={styles.copy}>
      <PageHeader
        title={
          isYouth ? (
            t`Så blev det för dig`
          ) : (
            <Trans>
              Så blev det för <Bdi>{youth}</Bdi>
            </Trans>
          )
        }
        lead={t`Det här är din kopia. Du kan läsa den här när du vill, eller skriva ut den.`}
      >
        <div data-print="hide">
          <Stack gap={3}>
            <Row>
              <Button icon={Printer} kind="primary" size="big" isDisabled={!isWhole} onPress={() => print()}>
                {t`Skriv ut`}
              </Button>
            </Row>
            {own.length > 0 && (
              <Switch isSelected={printsAnswers} onChange={setPrintsAnswers} hint={t`På papper kan andra läsa dem.`}>
                {t`Skriv ut mina svar också`}
              </Switch>
            )}
          </Stack>
        </div>
      </PageHeader>
      <Stack gap={4}>
        <Ending closure={closure} />
        <Part view={consent} title={t`Det du blev frågad om`}>
          {(consent) => <Asked consent={consent} />}
        </Part>
        <Part view={plan} title={t`Målen`}>
          {({ goals }) => (goals.length > 0 ? <Goals goals={goals} /> : <p>{t`Det finns inga mål.`}</p>)}
        </Part>
        <Part view={promises} title={t`Det vi lovade varandra`}>
          {({ items }) => (items.length > 0 ? <Promises promises={items} /> : <p>{t`Det finns inga löften.`}</p>)}
        </Part>
        <Part view={decisions} title={t`Det vi bestämde på mötena`}>
          {({ items }) => (items.length > 0 ? <Decisions decisions={items} /> : <p>{t`Inga beslut är antecknade.`}</p>)}
        </Part>
        {own.length > 0 && (
          <div data-print={printsAnswers ? undefined : 'hide'}>
            <Card title={t`Dina svar på hur det blev`} as="article">
              <OwnAnswers given={own} />
            </Card>
          </div>
        )}
        <Card title={t`Om du undrar något`} as="article">
          <WhomToAsk />
        </Card>
        <Muted>{t`Det som någon har skrivit står på det språk som det skrevs på.`}</Muted>
        <p className={styles.printed}>
          <Trans>
            Utskrivet <DateText at={new Date().toISOString()} as="wholeDay" />. Papperet är en kopia. Det som gäller finns i tjänsten.
          </Trans>
        </p>
      </Stack>
    </article>
  )
}

/** One part of the copy, in each of its states. */
const Part = <Answer,>({ view, title, children }: { view: View<Answer>; title: string; children: (answer: Answer) => ReactNode }) => (
  <Card title={title} as="article">
    <Shown view={view} isPart skeleton={<Skeleton lines={2} />}>
      {children}
    </Shown>
  </Card>
)

const Ending = ({ closure }: { closure: CaseClosure }) => {
  const { t, i18n } = useLingui()
  return (
    <Card title={t`Så slutade det`} as="article">
      <Stack gap={3}>
        <p>{i18n._(plainReasons[closure.reason])}</p>
        <SummaryList
          items={[
            { term: t`Avslutat`, detail: <DateText at={closure.at} as="wholeDay" /> },
            ...(closure.continuingSupport ? [{ term: t`Stöd som finns kvar`, detail: <Written>{closure.continuingSupport}</Written> }] : []),
            ...(closure.followUpOn ? [{ term: t`Vi hörs igen`, detail: <DateText at={closure.followUpOn} as="wholeDay" /> }] : []),
          ]}
        />
      </Stack>
    </Card>
  )
}

/** What the family was asked to consent to, why and for how long, and what the reader answered; never what the others did. */
const Asked = ({ consent }: { consent: Consent }) => {
  const { t } = useLingui()
  const answers = { signed: t`Du sa ja.`, refused: t`Du sa nej.`, withdrawn: t`Du sa ja, och tog tillbaka det.`, waiting: t`Du skrev inte under.` }
  if (consent.requests.length === 0) return <p>{t`Du blev inte frågad om samtycke.`}</p>
  return consent.requests.map((request) => {
    const parties = consent.parties.filter(({ id }) => request.lines.some(({ partyId }) => partyId === id))
    return (
      <SummaryList
        key={request.id}
        items={[
          { term: t`Varför vi frågade`, detail: <Written>{request.purpose}</Written> },
          { term: t`De som fick dela uppgifter`, detail: <Written>{parties.map(({ label }) => label).join('; ')}</Written> },
          {
            term: t`Hur länge`,
            detail: (
              <Trans>
                Från <DateText at={request.madeAt} as="wholeDay" />, som längst till och med <DateText at={request.validUntilOn} as="wholeDay" />.
              </Trans>
            ),
          },
          ...(request.exclusions ? [{ term: t`Det som inte fick delas`, detail: <Written>{request.exclusions}</Written> }] : []),
          ...(request.yourAnswer ? [{ term: t`Ditt svar`, detail: answers[request.yourAnswer] }] : []),
        ]}
      />
    )
  })
}

const Goals = ({ goals }: { goals: readonly Goal[] }) => {
  const { t, i18n } = useLingui()
  const { isYouth, youth } = useFamilyCase()
  return (
    <ul role="list" className={styles.list}>
      {goals.map(({ id, words, state, start, now, end }) => {
        const last = end ?? now
        return (
          <li key={id}>
            <Stack gap={2}>
              {words.youth && (
                <Quote by={isYouth ? t`Med dina egna ord` : <Trans>Med egna ord, <Bdi>{youth}</Bdi></Trans>}>
                  <Written>{words.youth.text}</Written>
                </Quote>
              )}
              {words.professionals && (
                <p>
                  {words.youth && <Muted>{t`Med våra ord:`}</Muted>} <Written>{words.professionals.text}</Written>
                </p>
              )}
              <Row>
                <Badge>{i18n._(goalStateWords[state])}</Badge>
                {start !== null && last !== null && (
                  <span>
                    <Trans>
                      I början {start} av 10, nu <strong>{last}</strong> av 10
                    </Trans>
                  </span>
                )}
              </Row>
            </Stack>
          </li>
        )
      })}
    </ul>
  )
}

const Promises = ({ promises }: { promises: readonly Commitment[] }) => {
  const { t, i18n } = useLingui()
  const { you } = useFamilyCase()
  return (
    <ul role="list" className={styles.list}>
      {promises.map(({ id, text, state, ownerId, ownerLabel, dueOn, steps }) => {
        const last = steps.at(-1)
        const said = last?.note ?? last?.reason
        const { word, tone, icon } = commitmentLooks[state]
        const owner = you.parties.includes(ownerId) ? t`Du` : <Written>{ownerLabel}</Written>
        return (
          <li key={id}>
            <Stack gap={1}>
              <Heading level={3} size={4}>
                <Written>{text}</Written>
              </Heading>
              <Row gap={2}>
                <Badge tone={tone} icon={icon}>
                  {i18n._(word)}
                </Badge>
                <span>
                  {state === 'handed-over' ? <Trans>Tar över: {owner}</Trans> : owner}
                </span>
                <Muted>
                  <Trans>
                    Senast <DateText at={dueOn} as="wholeDay" />
                  </Trans>
                </Muted>
              </Row>
              {said && (
                <Muted>
                  <Written>{`”${said}”`}</Written>
                </Muted>
              )}
            </Stack>
          </li>
        )
      })}
    </ul>
  )
}

const Decisions = ({ decisions }: { decisions: readonly Decision[] }) => (
  <ul role="list" className={styles.list}>
    {decisions.map(({ id, text, madeAt }) => (
      <li key={id}>
        <Muted>
          <DateText at={madeAt} as="wholeDay" />
        </Muted>
        <p>
          <Written>{text}</Written>
        </p>
      </li>
    ))}
  </ul>
)

const OwnAnswers = ({ given }: { given: readonly Evaluation[] }) => {
  const { t } = useLingui()
  const asked: Record<string, string> = useFamilyQuestions()
  return (
    <SummaryList
      items={given.flatMap(({ id, answers }) =>
        inOrder(Object.keys(asked), answers).map(([code, answer]) => ({
          key: `${id} ${code}`,
          term: asked[code] ?? code,
          detail: typeof answer === 'number' ? t`${answer} av 10` : <Written>{answer}</Written>,
        })),
      )}
    />
  )
}
