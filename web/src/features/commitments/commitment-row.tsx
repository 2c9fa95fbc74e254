import { isOpenCommitment, type Commitment } from '@kring/domain/commitments'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Row } from '../../ui/layout.tsx'
import { ListRow } from '../../ui/list.tsx'
import { Bdi } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import styles from './commitment-row.module.css'
import { commitmentLooks } from './commitment-words.ts'

/** One promise as a row that leads to it: what, who, until when, and what has become of it. */
export const CommitmentRow = ({ commitment, action }: { commitment: Commitment; action?: ReactNode }) => {
  const { caseId, id, text, ownerKind, ownerAgencyKind, ownerLabel } = commitment
  return (
    <ListRow
      href={`/atagande/${caseId}/${id}`}
      title={<Bdi>{text}</Bdi>}
    >
      <div className={styles.foot}>
        <Row gap={2}>
          <PartyChip party={{ kind: ownerKind, agencyKind: ownerAgencyKind, label: ownerLabel }} />
          <CommitmentStateBadge commitment={commitment} />
        </Row>
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </ListRow>
  )
}

/** The state of a promise; while it is open also its date, in warm colour once the date has passed. */
export const CommitmentStateBadge = ({ commitment }: { commitment: Commitment }) => {
  const { i18n } = useLingui()
  const { state, dueOn } = commitment
  const { word, tone, icon } = commitmentLooks[state]
  const isOpen = isOpenCommitment(commitment)
  return (
    <>
      {state !== 'accepted' && (
        <Badge tone={tone} icon={icon}>
          {i18n._(word)}
        </Badge>
      )}
      {isOpen && (
        <Badge tone={dueOn < dayOf() ? 'warn' : 'neutral'}>
          <DateText at={dueOn} as="relative" />
        </Badge>
      )}
    </>
  )
}
