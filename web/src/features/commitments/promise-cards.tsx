import { isOpenCommitment, type Commitment } from '@kring/domain/commitments'
import { useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted, Written } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { CommitmentStateBadge } from './commitment-row.tsx'

const most = 5

/** What the agencies have promised. Theirs stand before the family's own. */
export const OurPromises = ({ promises }: { promises: readonly Commitment[] }) => {
  const { t } = useLingui()
  const { isYouth, paths } = useFamilyCase()
  return (
    <Card
      title={isYouth ? t`Det här har vi lovat dig` : t`Det här har vi lovat`}
      action={<TextLink href={paths.plan}>{t`Hela planen`}</TextLink>}
    >
      {promises.length === 0 ? (
        <p>{t`Vi har inte lovat något än.`}</p>
      ) : (
        <List>
          {promises.slice(0, most).map((promise) => (
            <PromiseRow key={promise.id} promise={promise} />
          ))}
        </List>
      )}
    </Card>
  )
}

/** What the family has promised or is asked to, with the reader's own way to say how it went. Nothing where there is nothing. */
export const YourPromises = ({ promises }: { promises: readonly Commitment[] }) => {
  const { t } = useLingui()
  const { you } = useFamilyCase()
  if (promises.length === 0) return null
  const isAllYours = promises.every(({ ownerId }) => you.parties.includes(ownerId))
  return (
    <Card title={isAllYours ? t`Det här har du lovat` : t`Det här har ni lovat`}>
      <List>
        {promises.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} />
        ))}
      </List>
    </Card>
  )
}

/** One promise as a family reads it: what, which agency, until when, and what has become of it. */
export const PromiseRow = ({ promise }: { promise: Commitment }) => {
  const { t } = useLingui()
  const { you, paths } = useFamilyCase()
  const { id, ownerId, ownerKind, ownerAgencyKind, ownerLabel, state, text } = promise
  const isYours = you.parties.includes(ownerId)
  const note = promise.steps.at(-1)?.note
  return (
    <ListRow title={<Written>{text}</Written>}>
      <Stack gap={2}>
        <Row gap={2}>
          <PartyChip party={{ kind: ownerKind, agencyKind: ownerAgencyKind, label: ownerLabel }}>
            {isYours ? t`Du` : <Written>{ownerLabel.split(', ')[0] ?? ownerLabel}</Written>}
          </PartyChip>
          <CommitmentStateBadge commitment={promise} />
        </Row>
        {note && (
          <Muted>
            <Written>{`”${note}”`}</Written>
          </Muted>
        )}
        {isYours && isOpenCommitment(promise) && (
          <Row>
            <LinkButton href={paths.promise(id)}>{state === 'proposed' ? t`Svara ja eller nej` : t`Berätta hur det gick`}</LinkButton>
          </Row>
        )}
      </Stack>
    </ListRow>
  )
}
