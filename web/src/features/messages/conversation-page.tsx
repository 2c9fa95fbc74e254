import { listMessages, listTopics, markRead, openTopic, sendMessage } from '@kring/contract/messages'
import { mayWriteMessage, type Composer, type Message, type Topic } from '@kring/domain/messages'
import { check } from '@kring/domain/kernel/rule'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowDown, ArrowLeft, Eye, MessageSquarePlus } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Heading, Muted, Written } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { ConfidenceBadge, WhoShallRead } from '../confidence/in-confidence.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { WhoReads } from '../readers/who-reads.tsx'
import styles from './conversation-page.module.css'
import { Older, OneMessage } from './message-log.tsx'

/** The conversation of a case, topic by topic: nothing is said into the air. Which topic is open stands in the address. */
export const ConversationPage = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const { amne } = useSearch({ from: '/staff/arenden/$caseId/delar/samtal' })
  const view = useView(listTopics, { params: { caseId }, query: { limit: 100 } })
  return (
    <Shown view={view} isPart skeleton={<Skeleton title lines={4} />}>
      {({ items, hasMore, confidence, ...composer }) => (
        <div className={styles.page} data-open={amne ? true : undefined}>
          <div className={styles.topics}>
            <Row justify="between">
              <Heading level={2} size={3}>{t`Ämnen`}</Heading>
              <NewTopic composer={composer} confidence={confidence} />
            </Row>
            {items.length === 0 ? (
              <EmptyState title={t`Ingen har skrivit något än.`}>{t`Varje samtal har ett ämne, till exempel morgnarna eller fotbollen.`}</EmptyState>
            ) : (
              <Topics items={items} chosen={amne} />
            )}
            {hasMore && <Muted>{t`Äldre ämnen visas inte här.`}</Muted>}
          </div>
          {amne ? (
            <OneTopic key={amne} topicId={amne} />
          ) : (
            items.length > 0 && <div className={styles.choose}><EmptyState title={t`Välj ett ämne.`} /></div>
          )}
        </div>
      )}
    </Shown>
  )
}

const Topics = ({ items, chosen }: { items: readonly Topic[]; chosen: string | undefined }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  return (
    <nav aria-label={t`Ämnen`}>
      <List>
        {items.map(({ id, title, unread, lastAt, inConfidence }) => (
          <ListRow
            key={id}
            href={`/arenden/${caseId}/samtal?amne=${id}`}
            isNew={unread && id !== chosen}
            title={id === chosen ? <strong><Written>{title}</Written></strong> : <Written>{title}</Written>}
            note={<DateText at={lastAt} as="relative" />}
            trailing={inConfidence && <ConfidenceBadge />}
          />
        ))}
      </List>
    </nav>
  )
}

const NewTopic = ({ composer, confidence }: { composer: Composer; confidence: Composer | null }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const draft = useDraft(`topic:${caseId}`, { title: '', text: '', inConfidence: false })
  const open = useAct(openTopic)
  const problem = useFormProblem(open.error)
  const isJoint = check(mayWriteMessage, composer.you, composer).ok
  if (!isJoint && !confidence) return null
  const inConfidence = confidence !== null && (draft.value.inConfidence || !isJoint)
  return (
    <>
      <Button kind="quiet" icon={MessageSquarePlus} onPress={() => setOpen(true)}>
        {t`Nytt ämne`}
      </Button>
      <Dialog title={t`Nytt ämne`} isOpen={isOpen} onOpenChange={setOpen}>
        <Form
          problem={problem}
          onSubmit={() =>
            open.mutate(
              { params: { caseId }, body: { title: draft.value.title, inConfidence, ...(draft.value.text.trim() && { text: draft.value.text }) } },
              {
                onSuccess: ({ id }) => {
                  draft.drop()
                  setOpen(false)
                  void navigate({ to: '/arenden/$caseId/samtal', params: { caseId }, search: { amne: id } })
                },
              },
            )
          }
        >
          <TextField
            name="title"
            label={t`Vad handlar det om?`}
            hint={t`Kort. Inga namn på andra än dem som är med.`}
            isRequired
            autoFocus
            maxLength={120}
            value={draft.value.title}
            onChange={(title) => draft.write({ ...draft.value, title })}
          />
          {confidence && isJoint && <WhoShallRead inConfidence={inConfidence} onChange={(inConfidence) => draft.write({ ...draft.value, inConfidence })} />}
          <ReadBy names={inConfidence ? confidence.readBy : composer.readBy} />
          <TextArea
            name="text"
            label={t`Första meddelandet`}
            optional
            maxLength={4000}
            value={draft.value.text}
            onChange={(text) => draft.write({ ...draft.value, text })}
          />
          <DraftLine state={draft.state} />
          <Row justify="end">
            <Button onPress={() => setOpen(false)}>{t`Avbryt`}</Button>
            <Button type="submit" kind="primary" isPending={open.isPending}>{t`Börja samtalet`}</Button>
          </Row>
        </Form>
      </Dialog>
    </>
  )
}

const ReadBy = ({ names }: { names: readonly string[] }) => {
  const { t } = useLingui()
  return <Note icon={Eye}>{t`Läses av: ${names.join('; ')}`}</Note>
}

const OneTopic = ({ topicId }: { topicId: string }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const view = useView(listMessages, { params: { caseId, topicId }, query: {} })
  return (
    <section className={styles.topic}>
      <div className={styles.back}>
        <TextLink icon={ArrowLeft} href={`/arenden/${caseId}/samtal`}>
          {t`Alla ämnen`}
        </TextLink>
      </div>
      <Shown view={view} isPart skeleton={<Skeleton title lines={4} />}>
        {({ topic, items, cursor, hasMore, ...composer }) => (
          <>
            <TopicHeading title={topic.title} />
            {topic.inConfidence && (
              <Row>
                <ConfidenceBadge />
              </Row>
            )}
            <WhoReads caseId={caseId} thing="topic" id={topicId} />
            <Log topicId={topicId} items={items} older={hasMore ? cursor : null} />
            <May rule={mayWriteMessage} on={composer} you={composer.you}>
              <Write topicId={topicId} readBy={composer.readBy} />
            </May>
          </>
        )}
      </Shown>
    </section>
  )
}

/** Choosing a topic changes only the search, so nobody else moves focus to it. */
const TopicHeading = ({ title }: { title: string }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement?.closest('nav, [role="dialog"]') || document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <Heading level={2} ref={heading}>
      <Written>{title}</Written>
    </Heading>
  )
}

const nearPx = 48

/**
 * What has been said, the newest last. It follows along for whoever is at its end; for whoever reads further up nothing
 * moves, and a button says that something came. It is read once it has been in view.
 */
const Log = ({ topicId, items, older }: { topicId: string; items: readonly Message[]; older: string | null | undefined }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const place = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const mark = useAct(markRead)
  const newest = items.at(-1)
  const toEnd = () => place.current?.scrollTo({ top: place.current.scrollHeight })
  useEffect(() => {
    if (isAtEnd || newest?.mine) toEnd()
  }, [newest?.id])
  useEffect(() => {
    if (isAtEnd && newest) mark.mutate({ params: { caseId, topicId }, body: { messageId: newest.id } })
  }, [newest?.id, isAtEnd])
  return (
    <div className={styles.room}>
      <div
        ref={place}
        className={styles.log}
        role="log"
        aria-label={t`Meddelanden`}
        // Scrolls, so it must be reachable by keyboard.
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => setAtEnd(scrollHeight - scrollTop - clientHeight < nearPx)}
      >
        {older && <Older key={older} topic={{ caseId, topicId }} cursor={older} />}
        {items.map((message) => (
          <OneMessage key={message.id} message={message} />
        ))}
        {items.length === 0 && <p>{t`Ingen har skrivit något än.`}</p>}
      </div>
      <NewBelow newestId={newest?.id} isAtEnd={isAtEnd} onGo={toEnd} />
    </div>
  )
}

const NewBelow = ({ newestId, isAtEnd, onGo }: { newestId: string | undefined; isAtEnd: boolean; onGo: () => void }) => {
  const { t } = useLingui()
  const [seenId, setSeenId] = useState(newestId)
  useEffect(() => {
    if (isAtEnd) setSeenId(newestId)
  }, [isAtEnd, newestId])
  if (isAtEnd || seenId === newestId) return null
  return (
    <div className={styles.pill}>
      <Button kind="primary" icon={ArrowDown} onPress={onGo}>
        {t`Visa nya meddelanden`}
      </Button>
    </div>
  )
}

const Write = ({ topicId, readBy }: { topicId: string; readBy: readonly string[] }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const draft = useDraft(`message:${topicId}`, '')
  const send = useAct(sendMessage)
  const problem = useFormProblem(send.error)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.closest('form')?.requestSubmit()
  }
  return (
    <Form
      problem={problem}
      onSubmit={() => {
        if (send.isPending) return
        send.mutate(
          { params: { caseId, topicId }, body: { text: draft.value } },
          {
            onSuccess: () => {
              draft.drop(draft.value)
              announce(t`Skickat.`)
            },
          },
        )
      }}
    >
      <Stack gap={2}>
        <ReadBy names={readBy} />
        <div onKeyDown={onKeyDown}>
          <TextArea name="text" label={t`Ditt meddelande`} isRequired rows={2} maxLength={4000} value={draft.value} onChange={draft.write} />
        </div>
        <Row justify="between">
          <DraftLine state={draft.state} />
          <Row gap={3}>
            <Muted>{t`Ctrl + Enter skickar`}</Muted>
            <Button type="submit" kind="primary" isPending={send.isPending}>{t`Skicka`}</Button>
          </Row>
        </Row>
      </Stack>
    </Form>
  )
}
