import { listCommitments } from '@kring/contract/commitments'
import { isOpenCommitment, type Commitment } from '@kring/domain/commitments'
import { Trans, useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { Row } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi, Muted, Written } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { CommitmentStateBadge } from './commitment-row.tsx'

const most = 5

/** What the agencies have promised, the nearest first. Theirs stand before the family's own. */
export const OurPromises = () => {
  const { t } = useLingui()
  const { isYouth, paths } = useFamilyCase()
  const view = usePromises()
  return (
    <Card
      title={isYouth ? t`Det här har vi lovat dig` : t`Det här har vi lovat`}
      action={<TextLink href={paths.plan}>{t`Hela planen`}</TextLink>}
    >
      <Shown view={view} isPart skeleton={<Skeleton />}>
        {({ items }) => {
          const theirs = items.filter(({ ownerKind, state }) => isAgency(ownerKind) && isOfInterest(state))
          return theirs.length === 0 ? (
            <p>{t`Vi har inte lovat något än.`}</p>
          ) : (
            <List>
              {nearestFirst(theirs).slice(0, most).map((promise) => (
                <PromiseRow key={promise.id} promise={promise} />
              ))}
            </List>
          )
        }}
      </Shown>
    </Card>
  )
}

/** What the reader has promised or is asked to, with the way to say how it went. Nothing where there is nothing. */
export const YourPromises = () => {
  const { t } = useLingui()
  const { you, paths } = useFamilyCase()
  const view = usePromises()
  const yours = view.data?.items.filter(({ ownerId, state }) => you.parties.includes(ownerId) && isOfInterest(state)) ?? []
  if (yours.length === 0) return null
  return (
    <Card title={t`Det här har du lovat`}>
      <List>
        {nearestFirst(yours).map((promise) => (
          <PromiseRow key={promise.id} promise={promise}>
            {isOpenCommitment(promise) && (
              <Row>
                <LinkButton href={paths.promise(promise.id)}>
                  {promise.state === 'proposed' ? t`Svara ja eller nej` : t`Berätta hur det gick`}
                </LinkButton>
              </Row>
            )}
          </PromiseRow>
        ))}
      </List>
    </Card>
  )
}

/** One promise as a family reads it: what, who, until when, and what has become of it. */
export const PromiseRow = ({ promise, children }: { promise: Commitment; children?: React.ReactNode }) => {
  const { ownerKind, ownerAgencyKind, ownerLabel, text } = promise
  const note = promise.steps.at(-1)?.note
  return (
    <ListRow
      title={<Written>{text}</Written>}
      note={
        isAgency(ownerKind) ? (
          <PartyChip party={{ kind: ownerKind, agencyKind: ownerAgencyKind, label: ownerLabel }}>
            <Written>{ownerLabel}</Written>
          </PartyChip>
        ) : (
          <Bdi>{ownerLabel}</Bdi>
        )
      }
      trailing={<CommitmentStateBadge commitment={promise} />}
    >
      {note && (
        <Muted>
          <Trans>
            De skrev: <Written>{note}</Written>
          </Trans>
        </Muted>
      )}
      {children}
    </ListRow>
  )
}

/** The promises of the case; every card of the page reads the same answer. */
export const usePromises = () => {
  const { caseId } = useFamilyCase()
  return useView(listCommitments, { params: { caseId } })
}

export const isAgency = (kind: Commitment['ownerKind']) => kind === 'agency' || kind === 'coordinator'

/** What ended without being done is told in the plan, not on the start page. */
const isOfInterest = (state: Commitment['state']) => isOpenCommitment({ state, ownerId: '' }) || state === 'done'

/** Open ones by date, then what is done. */
const nearestFirst = (promises: readonly Commitment[]) =>
  promises.toSorted((a, b) => Number(a.state === 'done') - Number(b.state === 'done') || a.dueOn.localeCompare(b.dueOn))
