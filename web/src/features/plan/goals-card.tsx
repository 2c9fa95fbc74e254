import { readPlan } from '@kring/contract/plan'
import { isOpenGoal, type Goal } from '@kring/domain/plan'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Bdi, Quote } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { goalStateWords } from './goal-words.ts'
import { MarkLine } from './mark-line.tsx'

/** The young person's latest own words about where they want to go; that nobody has asked yet is said, too. */
export const YouthVoice = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const plan = useView(readPlan, { params: { caseId } })
  return (
    <Card title={t`Den unges röst`}>
      <Shown view={plan} isPart skeleton={<Skeleton lines={2} />}>
        {({ goals }) => {
          const latest = latestWords(goals)
          return latest ? (
            <Quote by={<DateText at={latest.madeAt} />}>
              <Bdi>{latest.text}</Bdi>
            </Quote>
          ) : (
            <EmptyState title={t`Ingen har frågat än.`}>{t`Börja planen med ett mål i den unges egna ord.`}</EmptyState>
          )
        }}
      </Shown>
    </Card>
  )
}

const latestWords = (goals: readonly Goal[]): YouthWords | undefined =>
  goals
    .flatMap(({ words }) => words.youth ?? [])
    .sort((one, other) => other.madeAt.localeCompare(one.madeAt))
    .at(0)
type YouthWords = NonNullable<Goal['words']['youth']>

/** The open goals with a word for how far one has come. */
export const OpenGoals = () => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const plan = useView(readPlan, { params: { caseId } })
  return (
    <Card title={t`Mål`} action={<TextLink href={`/arenden/${caseId}/plan`}>{t`Hela planen`}</TextLink>}>
      <Shown view={plan} isPart skeleton={<Skeleton />}>
        {({ goals }) => {
          const open = goals.filter(isOpenGoal)
          return open.length === 0 ? (
            <EmptyState title={t`Inga mål är satta än.`} />
          ) : (
            <List>
              {open.map(({ id, words, state, start, now, end }) => (
                <ListRow key={id} title={<Bdi>{words.youth?.text ?? words.professionals?.text}</Bdi>}>
                  <Row gap={3}>
                    <Badge tone="info">{i18n._(goalStateWords[state])}</Badge>
                    <MarkLine start={start} now={end ?? now} />
                  </Row>
                </ListRow>
              ))}
            </List>
          )
        }}
      </Shown>
    </Card>
  )
}
