import { liftBlock, setBlock } from '@kring/contract/blocks'
import type { AccessBlock, Blockable } from '@kring/domain/blocks'
import type { Party } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { keyOf } from './use-blocks.ts'

/** Sets or lifts a block at one party: all who hold the function, or one of them. */
export const BlockDialog = ({
  party,
  toLift,
  toSet,
  isOpen,
  onOpenChange,
}: {
  party: Party
  toLift: readonly AccessBlock[]
  toSet: readonly Blockable[]
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) => {
  const { t } = useLingui()
  const close = () => onOpenChange(false)
  return (
    <Dialog title={t`Spärr för ${party.label}`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Stack gap={5}>
        {toLift.length > 0 && (
          <List label={t`Spärrar som du kan ta bort`}>
            {toLift.map((block) => (
              <LiftRow key={block.id} block={block} onDone={close} />
            ))}
          </List>
        )}
        {toSet.length > 0 && <SetForm toSet={toSet} onDone={close} />}
      </Stack>
    </Dialog>
  )
}

const LiftRow = ({ block, onDone }: { block: AccessBlock; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const lift = useAct(liftBlock)
  const liftIt = () =>
    // Awaited, because the row is gone as soon as the answer is known.
    lift.mutateAsync({ params: { caseId, blockId: block.id } }).then(
      () => {
        onDone()
        toast(t`Spärren är borttagen.`)
      },
      () => undefined,
    )
  return (
    <ListRow
      title={block.label}
      note={block.yours ? (block.reason ?? (block.setAt && <DateText at={block.setAt} />)) : t`Den som satte spärren är inte med längre.`}
      trailing={
        <Button isPending={lift.isPending} onPress={() => void liftIt()}>
          {t`Ta bort spärren`}
        </Button>
      }
    >
      <TroubleLine trouble={lift.error} />
    </ListRow>
  )
}

const SetForm = ({ toSet, onDone }: { toSet: readonly Blockable[]; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const set = useAct(setBlock)
  const problem = useFormProblem(set.error)
  const one = toSet.find((blockable) => keyOf(blockable) === chosen)
  const setIt = () => {
    if (!one) return
    const whom = one.functionId ? { functionId: one.functionId } : { personId: one.personId ?? '' }
    // Awaited, because the form may be gone as soon as the answer is known.
    set.mutateAsync({ params: { caseId }, body: { ...whom, ...(reason.trim() && { reason: reason.trim() }) } }).then(
      () => {
        onDone()
        toast(t`Spärren gäller nu.`)
      },
      () => undefined,
    )
  }
  return (
    <Form problem={problem} onSubmit={setIt}>
      <p>{t`Den som spärras ser genast inget i ärendet, vad samtycket än säger. Det som redan är skrivet finns kvar.`}</p>
      <Choice
        name="functionId"
        label={t`Vem ska spärras?`}
        isRequired
        value={chosen}
        onChange={setChosen}
        options={toSet.map((blockable) => ({ value: keyOf(blockable), label: blockable.functionId ? t`Alla som har funktionen` : blockable.label }))}
      />
      <TextArea name="reason" label={t`Varför?`} optional rows={2} maxLength={500} value={reason} onChange={setReason} />
      <Note icon={LockKeyhole}>{t`Bara din egen verksamhet läser vem som har spärrat, och varför. Samordnaren ser att någon är spärrad.`}</Note>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="danger" isPending={set.isPending}>{t`Spärra`}</Button>
      </Row>
    </Form>
  )
}
