import { makeDecision } from '@kring/contract/minutes'
import { mayTakeMinutes } from '@kring/domain/minutes'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Gavel, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Heading, Written } from '../../ui/text.tsx'
import { useDraft } from '../drafts/use-draft.ts'

/** What has been decided under an item. */
export const Decisions = ({ item }: { item: Pick<MeetingItem, 'decisions'> }) => {
  const { t } = useLingui()
  if (item.decisions.length === 0) return null
  return (
    <Stack gap={2}>
      <Heading level={3} size={4}>{t`Beslut`}</Heading>
      <List>
        {item.decisions.map(({ id, text }) => (
          <ListRow key={id} leading={<Icon of={Gavel} />} title={<Written>{text}</Written>} />
        ))}
      </List>
    </Stack>
  )
}

/** Writes down a decision; it stands as it was written. */
export const MakeDecision = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const draft = useDraft(`decision:${item.id}`, '')
  const [isOpen, setOpen] = useState(draft.value !== '')
  const make = useAct(makeDecision)
  const problem = useFormProblem(make.error)
  if (!check(mayTakeMinutes, meeting.you, meeting).ok) return null
  if (!isOpen) {
    return (
      <Row>
        <Button kind="quiet" icon={Plus} onPress={() => setOpen(true)}>
          {t`Skriv ett beslut`}
        </Button>
      </Row>
    )
  }
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        make.mutate(
          { params: { caseId: meeting.caseId, meetingId: meeting.id, itemId: item.id }, body: { text: draft.value } },
          {
            onSuccess: () => {
              draft.drop(draft.value)
              setOpen(false)
            },
          },
        )
      }
    >
      <TextArea name="text" label={t`Vad beslutar vi?`} rows={2} isRequired autoFocus maxLength={1000} value={draft.value} onChange={draft.write} />
      <Row gap={2}>
        <Button type="submit" kind="primary" isPending={make.isPending}>{t`Spara beslutet`}</Button>
        <Button kind="quiet" onPress={() => setOpen(false)}>{t`Stäng`}</Button>
      </Row>
    </Form>
  )
}
