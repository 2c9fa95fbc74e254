import { listCases } from '@kring/contract/cases'
import type { CaseLine } from '@kring/domain/cases'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { FileInput, FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import { viewOf, type Trouble } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { kindWords, stateTones, stateWords } from './case-words.ts'

/** Every case that I take part in, by how far it has come. */
export const CasesPage = () => {
  const { t } = useLingui()
  const mayAsk = useMe().functions.length > 0
  const cases = useAllCases()
  const ask = (kind: 'primary' | 'secondary') =>
    mayAsk && (
      <LinkButton href="/arenden/ny" kind={kind} icon={FilePlus2}>
        {t`Ny förfrågan`}
      </LinkButton>
    )
  return (
    <>
      <PageHeader title={t`Ärenden`} actions={ask('primary')} />
      <Shown view={cases}>
        {({ items, hasMore }) =>
          items.length === 0 ? (
            <EmptyState title={t`Du är inte med i något ärende.`}>
              {mayAsk && t`Är du orolig för en ung person? Börja med en förfrågan till samordnaren. Den innehåller inget namn.`}
            </EmptyState>
          ) : (
            <Stack gap={5}>
              {groups.map(({ key, states }) => {
                const lines = items.filter(({ state }) => states.includes(state))
                return lines.length > 0 && <CaseGroup key={key} group={key} lines={lines} />
              })}
              {items.some(({ you }) => you.kind === 'coordinator') && (
                <Row>
                  <LinkButton href="/papper" icon={FileInput}>{t`Registrera papper`}</LinkButton>
                </Row>
              )}
              {hasMore && (
                <Row>
                  <Button onPress={cases.more} isPending={cases.isFetching}>{t`Visa fler`}</Button>
                </Row>
              )}
            </Stack>
          )
        }
      </Shown>
    </>
  )
}

const groups: readonly { key: 'open' | 'beginning' | 'over' | 'ended'; states: readonly CaseLine['state'][] }[] = [
  { key: 'open', states: ['active', 'paused', 'closing'] },
  { key: 'beginning', states: ['inquiry', 'screening', 'mapping', 'consent-pending'] },
  { key: 'ended', states: [null] },
  { key: 'over', states: ['follow-up', 'closed', 'declined'] },
]

const CaseGroup = ({ group, lines }: { group: (typeof groups)[number]['key']; lines: readonly CaseLine[] }) => {
  const { t } = useLingui()
  const titles = {
    open: t`Pågår`,
    beginning: t`På väg in`,
    over: t`Avslutade`,
    // Not yet, before one's agency has confirmed, or no longer: the list does not tell which.
    ended: t`Delas inte med dig just nu`,
  }
  return (
    <Card title={titles[group]} as="article">
      <List>
        {lines.map((line) => (
          <CaseRow key={line.id} line={line} />
        ))}
      </List>
    </Card>
  )
}

const CaseRow = ({ line }: { line: CaseLine }) => {
  const { t, i18n } = useLingui()
  const kind = i18n._(kindWords[line.kind])
  const part = line.you.kind === 'coordinator' ? t`du samordnar` : line.you.inquirer ? t`du frågade` : t`du är med`
  return (
    <ListRow
      href={`/arenden/${line.id}`}
      title={line.label ?? t`Ärende utan namn`}
      note={
        <>
          {kind}, {part}.{' '}
          <Trans>
            Senast flyttat <DateText at={line.stateAt} as="relative" />
          </Trans>
        </>
      }
      trailing={line.state && <Badge tone={stateTones[line.state]}>{i18n._(stateWords[line.state])}</Badge>}
    />
  )
}

/** The pages of the list that have been asked for, as one view. */
const useAllCases = () => {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  const pages = useQueries({ queries: cursors.map((cursor) => viewOf(listCases, { query: { limit: 100, cursor } })) })
  const answers = pages.flatMap(({ data }) => data?.answer ?? [])
  const last = answers.at(-1)
  const isWhole = answers.length === pages.length
  return {
    data: last && { items: answers.flatMap(({ items }) => items), hasMore: isWhole && last.hasMore },
    etag: null,
    trouble: (pages.find(({ error }) => error)?.error ?? null) as Trouble | null,
    isFetching: pages.some(({ isFetching }) => isFetching),
    refetch: () => pages.forEach((page) => void page.refetch()),
    more: () => last?.cursor && setCursors([...cursors, last.cursor]),
  }
}
