import { listTopics } from '@kring/contract/messages'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

const most = 3

/** The topics that moved last, with a dot for what is new to the reader. */
export const MessagesCard = () => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  return (
    <Card title={t`Meddelanden`} action={<TextLink href={paths.topics}>{t`Alla ämnen`}</TextLink>}>
      <Shown view={useView(listTopics, { params: { caseId } })} isPart skeleton={<Skeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t`Ingen har skrivit något än.`}</p>
          ) : (
            <List>
              {items.slice(0, most).map(({ id, title, unread, lastAt }) => (
                <ListRow
                  key={id}
                  href={paths.topic(id)}
                  isNew={unread}
                  title={<Written>{title}</Written>}
                  note={<DateText at={lastAt} as="relative" />}
                />
              ))}
            </List>
          )
        }
      </Shown>
    </Card>
  )
}
