import { makeCommitment } from '@kring/contract/commitments'
import { listMeetings } from '@kring/contract/meetings'
import { isRelative } from '@kring/domain/actor'
import { mayMakeCommitment } from '@kring/domain/commitments'
import { Trans, useLingui } from '@lingui/react/macro'
import { Eye, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { addDays, dayOf, formatDay } from '../../ui/dates.ts'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { ReadAs, useQuickAdd } from './quick-add.tsx'

/** Adds a promise where one stands in the plan: what, who, until when. It stays open for the next one. */
export const MakeCommitment = ({ goalId, readBy }: { goalId?: string; readBy: readonly string[] }) => {
  const { t } = useLingui()
  const { you } = useCase()
  const [isOpen, setOpen] = useState(false)
  return (
    <May rule={mayMakeCommitment} on={{}} you={you} otherwise={null}>
      <div data-print="hide">
        {isOpen ? (
          <CommitmentForm goalId={goalId} readBy={readBy} onClose={() => setOpen(false)} />
        ) : (
          <Button kind="quiet" icon={Plus} onPress={() => setOpen(true)}>
            {t`Lägg till åtagande`}
          </Button>
        )}
      </div>
    </May>
  )
}

interface Written {
  text: string
  ownerId: string | null
  when: 'week' | 'two-weeks' | 'meeting' | 'other' | null
  other: string
}

const blank: Written = { text: '', ownerId: null, when: null, other: '' }

const CommitmentForm = ({ goalId, readBy, onClose }: { goalId?: string; readBy: readonly string[]; onClose: () => void }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const place = useRef<HTMLDivElement>(null)
  const draft = useDraft(`commitment:${file.id}:${goalId ?? 'none'}`, blank)
  const make = useAct(makeCommitment)
  const meetings = useView(listMeetings, { params: { caseId: file.id } }).data
  const today = dayOf()
  const next = meetings?.items.find(({ status, startsAt }) => status === 'planned' && dayOf(startsAt) >= today)
  const owners = file.parties.filter((party) => !party.endedAt && !isRelative(party))
  const read = useQuickAdd(draft.value.text, { today, parties: owners, yours: file.you.parties })
  const set = (part: Partial<Written>) => draft.write({ ...draft.value, ...part })
  // What is chosen counts; what the line says stands where nothing is.
  const ownerId = draft.value.ownerId ?? read.ownerId
  const other = (draft.value.when === 'other' && draft.value.other) || read.dueOn || draft.value.other
  const days = {
    week: addDays(today, 7),
    'two-weeks': addDays(today, 14),
    meeting: next ? dayOf(next.startsAt) : '',
    other,
  }
  const near = (['week', 'two-weeks', 'meeting'] as const).find((each) => days[each] === read.dueOn)
  const when = draft.value.when ?? (read.dueOn === null ? null : (near ?? 'other'))
  const owner = owners.find(({ id }) => id === ownerId)

  return (
    <div ref={place}>
      <Form
        problem={useFormProblem(make.error)}
        onSubmit={() => {
          if (!ownerId || !when || read.text === '') return
          make.mutate(
            { params: { caseId: file.id }, body: { ownerId, text: read.text, dueOn: days[when], goalId } },
            {
              onSuccess: () => {
                draft.drop()
                toast(owner && file.you.parties.includes(owner.id) ? t`Nu är det lovat.` : t`Föreslaget. Det gäller när ${owner?.label ?? ''} har sagt ja.`)
                place.current?.querySelector('input')?.focus()
              },
            },
          )
        }}
      >
        <TextField name="text" label={t`Vad ska göras?`} hint={t`Skriv så att den unge förstår. Dag och namn går att skriva med: Ring mentorn fre @skolan`} isRequired autoFocus maxLength={500} value={draft.value.text} onChange={(text) => set({ text })} />
        <ReadAs read={read} parties={owners} />
        <Choice
          name="ownerId"
          label={t`Vem gör det?`}
          isRequired
          direction="row"
          value={ownerId}
          onChange={(ownerId) => set({ ownerId })}
          options={owners.map(({ id, label, names }) => ({ value: id, label, hint: names.join(', ') }))}
        />
        <Choice
          name="dueOn"
          label={t`Till när?`}
          isRequired
          direction="row"
          value={when}
          onChange={(when) => set({ when })}
          options={[
            { value: 'week', label: t`1 vecka`, hint: formatDay(days.week, i18n.locale, 'short') },
            { value: 'two-weeks', label: t`2 veckor`, hint: formatDay(days['two-weeks'], i18n.locale, 'short') },
            ...(next ? [{ value: 'meeting' as const, label: t`Nästa möte`, hint: formatDay(days.meeting, i18n.locale, 'short') }] : []),
            { value: 'other', label: t`Annat datum` },
          ]}
        />
        {when === 'other' && <DateField name="other" label={t`Datum`} isRequired min={today} value={other} onChange={(other) => set({ when: 'other', other })} />}
        <Note icon={Eye}>
          <Trans>Läses av: {readBy.join('; ')}</Trans>
        </Note>
        <Row>
          <Button type="submit" kind="primary" isPending={make.isPending}>
            {t`Lägg till`}
          </Button>
          <Button kind="quiet" onPress={onClose}>{t`Stäng`}</Button>
        </Row>
      </Form>
    </div>
  )
}
