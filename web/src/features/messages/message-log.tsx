import { listMessages } from '@kring/contract/messages'
import type { Message } from '@kring/domain/messages'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row } from '../../ui/layout.tsx'
import { Bdi, Muted, Written } from '../../ui/text.tsx'
import styles from './message-log.module.css'

/** What came before, asked for piece by piece. */
export const Older = ({ topic, cursor }: { topic: { caseId: string; topicId: string }; cursor: string }) => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const view = useView(listMessages, { params: topic, query: { cursor } }, { when: isOpen })
  if (!isOpen) {
    return (
      <Row>
        <Button onPress={() => setOpen(true)}>{t`Visa tidigare meddelanden`}</Button>
      </Row>
    )
  }
  return (
    <Shown view={view} isPart>
      {({ items, hasMore, cursor: next }) => (
        <>
          {hasMore && next && <Older topic={topic} cursor={next} />}
          {items.map((message) => (
            <OneMessage key={message.id} message={message} />
          ))}
        </>
      )}
    </Shown>
  )
}

/** One message: who, when, and the words as they were written. */
export const OneMessage = ({ message: { author, text, sentAt, mine } }: { message: Message }) => {
  const { t } = useLingui()
  return (
    <article className={styles.message} data-mine={mine || undefined}>
      <Muted>
        {mine ? t`Du` : <Bdi>{author.name ?? author.label}</Bdi>}
        {!mine && author.name && author.label && author.label !== author.name && (
          <>
            {', '}
            <Written>{author.label}</Written>
          </>
        )}
        {' · '}
        <DateText at={sentAt} as="dayTime" />
      </Muted>
      <p className={styles.text}>
        <Written>{text}</Written>
      </p>
    </article>
  )
}
