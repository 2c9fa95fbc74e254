import { listMyConcerns } from '@kring/contract/concerns'
import type { ConcernReceipt } from '@kring/domain/concerns'
import { Trans, useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { outcomeWords } from './concern-words.ts'

/** My receipts: number, time and how far each has come. What they say stands on a page of its own. */
export const MyConcernsPage = () => {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={t`Mina anmälningar`} lead={t`Bara du ser den här sidan.`} actions={<LinkButton href="/oro" kind="primary">{t`Ny anmälan`}</LinkButton>} />
      <Shown view={useView(listMyConcerns, {})}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t`Du har inga anmälningar här.`} />
          ) : (
            <Card>
              <List label={t`Mina anmälningar`}>
                {items.map((item) => (
                  <ListRow
                    key={item.id} href={`/oro/mina/${item.id}`} title={t`Anmälan ${item.number}`} trailing={<ReceiptBadge receipt={item} />}
                    note={<Trans>Skickad <DateText at={item.sentAt} as="dayTime" /></Trans>}
                  />
                ))}
              </List>
            </Card>
          )
        }
      </Shown>
    </>
  )
}

/** How far a report has come, in one word or two. */
export const ReceiptBadge = ({ receipt: { outcome, receivedAt, callInstead } }: { receipt: ConcernReceipt }) => {
  const { t, i18n } = useLingui()
  if (outcome) return <Badge tone="info">{i18n._(outcomeWords[outcome])}</Badge>
  if (callInstead) return <Badge tone="warn">{t`Ring ${callInstead}`}</Badge>
  return receivedAt ? <Badge tone="ok">{t`Mottagen`}</Badge> : <Badge>{t`Skickad`}</Badge>
}
