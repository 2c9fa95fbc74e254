import { listTopics, openTopic } from '@kring/contract/messages'
import { mayWriteMessage, type Composer } from '@kring/domain/messages'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { PageHeader, Written } from '../../ui/text.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { ConfidenceBadge, WhoShallRead } from '../confidence/in-confidence.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { BeforeYouWrite } from './before-you-write.tsx'

/** Every topic of the case, and the way to open one. */
export const FamilyTopicsPage = () => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const [writes, setWrites] = useState(false)
  return (
    <>
      <WayHome />
      <PageHeader title={t`Meddelanden`} lead={t`Varje samtal handlar om en sak.`} />
      <Shown view={useView(listTopics, { params: { caseId }, query: { limit: 100 } })}>
        {({ items, readBy, inConfidence, confidence, state, you }) => (
          <Stack gap={4}>
            <Card>
              {items.length === 0 ? (
                <p>{t`Ingen har skrivit något än.`}</p>
              ) : (
                <List label={t`Ämnen`}>
                  {items.map(({ id, title, unread, lastAt, inConfidence }) => (
                    <ListRow
                      key={id} href={paths.topic(id)} isNew={unread} title={<Written>{title}</Written>} note={<DateText at={lastAt} as="relative" />}
                      trailing={inConfidence && <ConfidenceBadge />}
                    />
                  ))}
                </List>
              )}
            </Card>
            <May rule={mayWriteMessage} on={confidence ?? { readBy, inConfidence, state }} you={you}>
              {writes ? (
                <NewTopic readBy={readBy} confidence={confidence} onClose={() => setWrites(false)} />
              ) : (
                <Row>
                  <Button icon={Plus} onPress={() => setWrites(true)}>{t`Skriv om något nytt`}</Button>
                </Row>
              )}
            </May>
          </Stack>
        )}
      </Shown>
    </>
  )
}

const NewTopic = ({ readBy, confidence, onClose }: Pick<Composer, 'readBy'> & { confidence: Composer | null; onClose: () => void }) => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const navigate = useNavigate()
  const draft = useDraft(`topic:${caseId}`, { title: '', text: '', inConfidence: false })
  const open = useAct(openTopic)
  const problem = useFormProblem(open.error)
  return (
    <Card title={t`Skriv om något nytt`}>
      <Form
        problem={problem}
        onSubmit={() =>
          open.mutate(
            { params: { caseId }, body: { ...draft.value, inConfidence: confidence !== null && (draft.value.inConfidence || readBy.length === 0) } },
            {
              onSuccess: ({ id }) => {
                draft.drop()
                void navigate({ to: paths.topic(id) })
              },
            },
          )
        }
      >
        {confidence && readBy.length > 0 && (
          <WhoShallRead inConfidence={draft.value.inConfidence} onChange={(inConfidence) => draft.write({ ...draft.value, inConfidence })} />
        )}
        <BeforeYouWrite readBy={confidence && (draft.value.inConfidence || readBy.length === 0) ? confidence.readBy : readBy} />
        <TextField name="title" label={t`Vad handlar det om?`} isRequired autoFocus maxLength={120} value={draft.value.title} onChange={(title) => draft.write({ ...draft.value, title })} />
        <TextArea
          name="text"
          label={t`Ditt meddelande`}
          hint={t`Du kan skriva på ditt eget språk.`}
          isRequired
          maxLength={4000}
          value={draft.value.text}
          onChange={(text) => draft.write({ ...draft.value, text })}
        />
        <DraftLine state={draft.state} />
        <Row>
          <Button type="submit" kind="primary" isPending={open.isPending}>{t`Skicka`}</Button>
          <Button kind="quiet" onPress={onClose}>{t`Stäng`}</Button>
        </Row>
      </Form>
    </Card>
  )
}
