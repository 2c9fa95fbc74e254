import { listCommitments } from '@kring/contract/commitments'
import { readPlan } from '@kring/contract/plan'
import type { Commitment } from '@kring/domain/commitments'
import type { Goal, GoalState } from '@kring/domain/plan'
import { mayAskWhoReads } from '@kring/domain/readers'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Compass, Footprints, Minus, Mountain, type LucideIcon } from 'lucide-react'
import { useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List } from '../../ui/list.tsx'
import { Bdi, Heading, Muted, PageHeader, Quote, Written } from '../../ui/text.tsx'
import { PromiseRow } from '../commitments/promise-cards.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { WhoReads } from '../readers/who-reads.tsx'
import { goalStateWords } from './goal-words.ts'

const looks: Record<GoalState, { tone: 'neutral' | 'ok' | 'info'; icon: LucideIcon }> = {
  seeking: { tone: 'neutral', icon: Compass },
  'on-the-way': { tone: 'info', icon: Footprints },
  'nearly-there': { tone: 'info', icon: Mountain },
  reached: { tone: 'ok', icon: Check },
  'partly-reached': { tone: 'neutral', icon: Footprints },
  'not-reached': { tone: 'neutral', icon: Minus },
}

/** The plan as a letter: each goal in the young person's own words first, then what everybody has promised for it. */
export const FamilyPlanPage = () => {
  const { t } = useLingui()
  const { caseId, isYouth, youth } = useFamilyCase()
  const promises = useView(listCommitments, { params: { caseId } })
  return (
    <>
      <WayHome />
      <PageHeader
        title={
          isYouth ? (
            t`Din plan`
          ) : (
            <Trans>
              Planen för <Bdi>{youth}</Bdi>
            </Trans>
          )
        }
        lead={t`Det här vill vi nå, och det här har var och en lovat.`}
      />
      <Shown view={useView(readPlan, { params: { caseId } })}>
        {({ goals }) => {
          const items = promises.data?.items ?? []
          const others = items.filter(({ goalId }) => !goals.some(({ id }) => id === goalId))
          return (
            <Stack gap={4}>
              {goals.length === 0 && items.length === 0 && (
                <Card title={t`Planen är inte skriven än`}>
                  <p>{t`Ni skriver den tillsammans på ett möte.`}</p>
                </Card>
              )}
              {goals.map((goal) => (
                <GoalLetter key={goal.id} goal={goal} promises={items.filter(({ goalId }) => goalId === goal.id)} />
              ))}
              {others.length > 0 && (
                <Card title={goals.length > 0 ? t`Andra löften` : t`Löften`}>
                  <Promises promises={others} />
                </Card>
              )}
            </Stack>
          )
        }}
      </Shown>
    </>
  )
}

const GoalLetter = ({ goal, promises }: { goal: Goal; promises: readonly Commitment[] }) => {
  const { t, i18n } = useLingui()
  const { caseId, isYouth, youth, you } = useFamilyCase()
  const { tone, icon } = looks[goal.state]
  const { youth: own, professionals } = goal.words
  const title = own?.text ?? professionals?.text ?? ''
  return (
    <Card as="article">
      <Stack gap={4}>
        <Stack gap={3}>
          <Heading level={2} size={3}>
            {own ? (
              <Quote by={isYouth ? t`Med dina egna ord` : <Trans>Med egna ord, <Bdi>{youth}</Bdi></Trans>}>
                <Written>{title}</Written>
              </Quote>
            ) : (
              <Written>{title}</Written>
            )}
          </Heading>
          {own && professionals && (
            <p>
              <Muted>{t`Med våra ord:`}</Muted> <Written>{professionals.text}</Written>
            </p>
          )}
          <Row>
            <Badge tone={tone} icon={icon}>
              {i18n._(goalStateWords[goal.state])}
            </Badge>
          </Row>
        </Stack>
        {promises.length > 0 ? <Promises promises={promises} /> : <p>{t`Ingen har lovat något för det här än.`}</p>}
        <May rule={mayAskWhoReads} on={{}} you={you} otherwise={null}>
          <WhoReads caseId={caseId} thing="goal" id={goal.id} />
        </May>
      </Stack>
    </Card>
  )
}

const Promises = ({ promises }: { promises: readonly Commitment[] }) => {
  const { t } = useLingui()
  return (
    <List label={t`Löften`}>
      {promises.map((promise) => (
        <PromiseRow key={promise.id} promise={promise} />
      ))}
    </List>
  )
}
