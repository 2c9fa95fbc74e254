import { listEvaluations } from '@kring/contract/cases'
import { isCoordinator } from '@kring/domain/actor'
import { isOfFamily } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { CircleDashed } from 'lucide-react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { WhoHasAnswered } from './given-answers.tsx'

/** While a case is being closed: one's own answer to give, and for the coordinator who has answered and the way to the end. */
export const ClosingCard = () => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const view = useView(listEvaluations, { params: { caseId } })
  return (
    <Card title={t`Vi avslutar`} as="article">
      <Shown view={view} isPart skeleton={<Skeleton lines={2} />}>
        {({ evaluations, waitsFor }) => {
          const isAnswered = evaluations.some(({ partyId }) => partyId === you.partyId)
          const isTurn = isAnswered || waitsFor === null
          return (
            <Stack gap={4}>
              <p>
                {waitsFor === null
                  ? isAnswered
                    ? t`Ni har svarat på utvärderingen.`
                    : t`Familjen har svarat på utvärderingen. Nu är det verksamheternas tur.`
                  : t`Den unge och vårdnadshavarna svarar på utvärderingen först. Sedan är det verksamheternas tur.`}
              </p>
              {isCoordinator(you) && <Everybody evaluations={evaluations} />}
              {(isCoordinator(you) || isTurn) && (
                <Row>
                  {isCoordinator(you) && <LinkButton href={`/arenden/${caseId}/avsluta`}>{t`Avsluta ärendet`}</LinkButton>}
                  {isTurn && (
                    <LinkButton kind={isAnswered || isCoordinator(you) ? 'secondary' : 'primary'} href={`/arenden/${caseId}/utvardering`}>
                      {isAnswered ? t`Läs era svar` : t`Svara på utvärderingen`}
                    </LinkButton>
                  )}
                </Row>
              )}
            </Stack>
          )
        }}
      </Shown>
    </Card>
  )
}

type Evaluations = Parameters<typeof WhoHasAnswered>[0]['given'][number] & { partyId: string }

/** Who has answered so far, the family first. `of` narrows it to the family or to the agencies. */
export const Everybody = ({ evaluations, of }: { evaluations: readonly Evaluations[]; of?: 'agencies' }) => {
  const { t } = useLingui()
  const { parties } = useCase()
  const asked = parties
    .filter((party) => !party.endedAt && (of !== 'agencies' || !isOfFamily(party)))
    .toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  return (
    <Stack gap={2}>
      {asked.map(({ id, kind, label }) => {
        const given = evaluations.filter(({ partyId }) => partyId === id)
        if (given.length > 0) return <WhoHasAnswered key={id} label={label} given={given} />
        // The coordinator is asked as little as may be: an empty answer of theirs is none that one waits for.
        return kind === 'coordinator' ? null : (
          <Note key={id} icon={CircleDashed}>
            <Bdi>{label}</Bdi>: {t`har inte svarat`}
          </Note>
        )
      })}
    </Stack>
  )
}
const order = ['youth', 'guardian', 'agency', 'coordinator']
