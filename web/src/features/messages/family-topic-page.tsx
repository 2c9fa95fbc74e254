import { listMessages, markRead, sendMessage } from '@kring/contract/messages'
import { mayWriteMessage } from '@kring/domain/messages'
import { mayAskWhoReads } from '@kring/domain/readers'
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { PageHeader, Written } from '../../ui/text.tsx'
import { announce } from '../../ui/announce.ts'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { ConfidenceBadge } from '../confidence/in-confidence.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { WhoReads } from '../readers/who-reads.tsx'
import { BeforeYouWrite } from './before-you-write.tsx'
import { Older, OneMessage } from './message-log.tsx'
import styles from './message-log.module.css'

/** One topic: what has been said, the newest last, and a field whose readers are named before one writes. */
export const FamilyTopicPage = () => {
  const { t } = useLingui()
  const { topicId } = useParams({ from: '/$language/familj/arende/$caseId/meddelanden/$topicId' })
  const { caseId, paths } = useFamilyCase()
  const view = useView(listMessages, { params: { caseId, topicId }, query: {} })
  const newest = view.data?.items.at(-1)
  const mark = useAct(markRead)
  useEffect(() => {
    if (newest) mark.mutate({ params: { caseId, topicId }, body: { messageId: newest.id } })
  }, [newest?.id])
  return (
    <>
      <WayHome to={paths.topics}>{t`Alla ämnen`}</WayHome>
      <Shown key={topicId} view={view}>
        {({ topic, items, cursor, hasMore, readBy, inConfidence, state, you }) => (
          <>
            <PageHeader title={<Written>{topic.title}</Written>}>
              {topic.inConfidence && <ConfidenceBadge />}
              <May rule={mayAskWhoReads} on={{}} you={you} otherwise={null}>
                <WhoReads caseId={caseId} thing="topic" id={topicId} />
              </May>
            </PageHeader>
            <Stack gap={5}>
              <div className={styles.log} role="log" aria-label={t`Meddelanden`}>
                {hasMore && cursor && <Older key={cursor} topic={{ caseId, topicId }} cursor={cursor} />}
                {items.map((message) => (
                  <OneMessage key={message.id} message={message} />
                ))}
                {items.length === 0 && <p>{t`Ingen har skrivit något än.`}</p>}
              </div>
              <May rule={mayWriteMessage} on={{ readBy, inConfidence, state }} you={you}>
                <Write topicId={topicId} readBy={readBy} />
              </May>
            </Stack>
          </>
        )}
      </Shown>
    </>
  )
}

const Write = ({ topicId, readBy }: { topicId: string; readBy: readonly string[] }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const draft = useDraft(`message:${topicId}`, '')
  const send = useAct(sendMessage)
  const problem = useFormProblem(send.error)
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        send.mutate(
          { params: { caseId, topicId }, body: { text: draft.value } },
          {
            onSuccess: () => {
              draft.drop(draft.value)
              announce(t`Skickat.`)
            },
          },
        )
      }
    >
      <BeforeYouWrite readBy={readBy} />
      <TextArea name="text" label={t`Ditt meddelande`} hint={t`Du kan skriva på ditt eget språk.`} isRequired maxLength={4000} value={draft.value} onChange={draft.write} />
      <DraftLine state={draft.state} />
      <Row>
        <Button type="submit" kind="primary" isPending={send.isPending}>{t`Skicka`}</Button>
      </Row>
    </Form>
  )
}
