import type { Topic } from '@kring/domain/messages'
import { Plural, useLingui } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

const most = 3

/** The topics that moved last, with a dot for what is new to the reader, and when somebody answers. */
export const MessagesCard = ({ topics, answerWithinWorkdays }: { topics: readonly Topic[]; answerWithinWorkdays: number }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  return (
    <Card title={t`Meddelanden`} action={<TextLink href={paths.topics}>{t`Läs och skriv`}</TextLink>}>
      {topics.length === 0 ? (
        <p>{t`Ingen har skrivit något än.`}</p>
      ) : (
        <List>
          {topics.slice(0, most).map(({ id, title, unread, lastAt }) => (
            <ListRow
              key={id}
              href={paths.topic(id)}
              isNew={unread}
              title={<Written>{title}</Written>}
              note={<DateText at={lastAt} as="relative" />}
            />
          ))}
        </List>
      )}
      <AnswerTime days={answerWithinWorkdays} />
    </Card>
  )
}

/** The promise beside the conversation. */
export const AnswerTime = ({ days }: { days: number }) => (
  <Note icon={Clock}>
    <Plural value={days} one="Vi svarar inom # arbetsdag. Vid fara: ring 112." other="Vi svarar inom # arbetsdagar. Vid fara: ring 112." />
  </Note>
)
