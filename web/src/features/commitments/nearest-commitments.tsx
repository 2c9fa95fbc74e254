import { listCommitments } from '@kring/contract/commitments'
import { isOpenCommitment } from '@kring/domain/commitments'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { TextLink } from '../../ui/link.tsx'
import { List } from '../../ui/list.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { CommitmentRow } from './commitment-row.tsx'

const most = 5

/** The open promises of the case that are due first. */
export const NearestCommitments = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const commitments = useView(listCommitments, { params: { caseId } })
  return (
    <Card title={t`Närmast`} action={<TextLink href={`/arenden/${caseId}/plan`}>{t`Hela planen`}</TextLink>}>
      <Shown view={commitments} isPart skeleton={<Skeleton />}>
        {({ items }) => {
          const open = items.filter(isOpenCommitment)
          return open.length === 0 ? (
            <EmptyState title={t`Inga öppna åtaganden.`} />
          ) : (
            <List>
              {open.slice(0, most).map((commitment) => (
                <CommitmentRow key={commitment.id} commitment={commitment} />
              ))}
            </List>
          )
        }}
      </Shown>
    </Card>
  )
}
