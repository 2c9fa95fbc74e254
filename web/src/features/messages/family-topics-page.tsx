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
        {({ items, readBy, state, you }) => (
          <Stack gap={4}>
            <Card>
              {items.length === 0 ? (
                <p>{t`Ingen har skrivit något än.`}</p>
              ) : (
                <List label={t`Ämnen`}>
                  {items.map(({ id, title, unread, lastAt }) => (
                    <ListRow key={id} href={paths.topic(id)} isNew={unread} title={<Written>{title}</Written>} note={<DateText at={lastAt} as="relative" />} />
                  ))}
                </List>
              )}
            </Card>
            <May rule={mayWriteMessage} on={{ readBy, state }} you={you}>
              {writes ? (
                <NewTopic readBy={readBy} onClose={() => setWrites(false)} />
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

const NewTopic = ({ readBy, onClose }: Pick<Composer, 'readBy'> & { onClose: () => void }) => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const navigate = useNavigate()
  const draft = useDraft(`topic:${caseId}`, { title: '', text: '' })
  const open = useAct(openTopic)
  const problem = useFormProblem(open.error)
  return (
    <Card title={t`Skriv om något nytt`}>
      <Form
        problem={problem}
        onSubmit={() =>
          open.mutate(
            { params: { caseId }, body: draft.value },
            {
              onSuccess: ({ id }) => {
                draft.drop()
                void navigate({ to: paths.topic(id) })
              },
            },
          )
        }
      >
        <BeforeYouWrite readBy={readBy} />
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
