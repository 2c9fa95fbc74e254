import { listCommitments } from '@kring/contract/commitments'
import type { Commitment } from '@kring/domain/commitments'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Written } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { CommitmentStateBadge } from '../commitments/commitment-row.tsx'
import { Row } from '../../ui/layout.tsx'

/** The promises of the case. */
export const useCommitments = ({ caseId }: Pick<Meeting, 'caseId'>) => useView(listCommitments, { params: { caseId } })

/** The promises that were made in this meeting, with owner and date. */
export const MadeHere = ({ meeting }: { meeting: Pick<Meeting, 'caseId' | 'id'> }) => {
  const { t } = useLingui()
  return (
    <Shown view={useCommitments(meeting)} isPart skeleton={<Skeleton lines={2} />}>
      {({ items }) => {
        const made = items.filter(({ meetingId }) => meetingId === meeting.id)
        return made.length === 0 ? <EmptyState title={t`Inga åtaganden än i det här mötet.`} /> : <CommitmentLines items={made} />
      }}
    </Shown>
  )
}

export const CommitmentLines = ({ items }: { items: readonly Commitment[] }) => (
  <List>
    {items.map((commitment) => (
      <ListRow
        key={commitment.id}
        title={<Written>{commitment.text}</Written>}
        note={<PartyChip party={{ kind: commitment.ownerKind, agencyKind: commitment.ownerAgencyKind, label: commitment.ownerLabel }} />}
        trailing={
          <Row gap={2}>
            <CommitmentStateBadge commitment={commitment} />
          </Row>
        }
      />
    ))}
  </List>
)
