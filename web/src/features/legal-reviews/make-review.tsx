import { makeLegalReview } from '@kring/contract/legal-reviews'
import { ReviewAbout, reviewHoldsForDays, type ReviewAbout as About } from '@kring/domain/legal-reviews'
import { useLingui } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { reviewWords } from './review-words.ts'

interface Written { about: About | null; question: string; answeredBy: string; answer: string; answeredOn: string; validUntilOn: string }
const nothing: Written = { about: null, question: '', answeredBy: '', answer: '', answeredOn: '', validUntilOn: '' }

/** Notes a lawyer's answer. What is written is kept until it is sent. */
export const MakeReviewDialog = ({ about, isOpen, onOpenChange }: { about: About | null; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) => {
  const { t } = useLingui()
  return (
    <Dialog title={t`Rättslig prövning`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <ReviewForm asked={about} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

const ReviewForm = ({ asked, onDone }: { asked: About | null; onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const draft = useDraft<Written>(`legal-review:${caseId}`, nothing)
  const make = useAct(makeLegalReview)
  const problem = useFormProblem(make.error)
  const { value } = draft
  const about = value.about ?? asked
  const set = (part: Partial<Written>) => draft.write({ ...value, ...part })
  const send = () => {
    if (!about) return
    const body = { about, question: value.question.trim(), answeredBy: value.answeredBy.trim(), answer: value.answer.trim(), answeredOn: value.answeredOn, validUntilOn: value.validUntilOn }
    make.mutate({ params: { caseId }, body }, {
      onSuccess: () => {
        draft.drop()
        onDone()
        toast(t`Prövningen är antecknad.`)
      },
    })
  }
  const latest = value.answeredOn && dayOf(new Date(Date.parse(`${value.answeredOn}T12:00:00Z`) + reviewHoldsForDays * 86_400_000))
  return (
    <Form problem={problem} onSubmit={send}>
      <Choice
        name="about"
        label={t`Vad gäller frågan?`}
        isRequired
        value={about}
        onChange={(about) => set({ about })}
        options={ReviewAbout.options.map((value) => ({ value, label: i18n._(reviewWords[value].title) }))}
      />
      <TextArea name="question" label={t`Vad frågade ni?`} isRequired rows={3} maxLength={2000} value={value.question} onChange={(question) => set({ question })} />
      <TextField name="answeredBy" label={t`Vem svarade?`} hint={t`Namn och befattning`} isRequired maxLength={160} autoComplete="off" value={value.answeredBy} onChange={(answeredBy) => set({ answeredBy })} />
      <TextArea name="answer" label={t`Vad blev svaret?`} hint={t`Med den svarandes egna ord.`} isRequired rows={4} maxLength={4000} value={value.answer} onChange={(answer) => set({ answer })} />
      <DateField name="answeredOn" label={t`Vilken dag svarade de?`} isRequired max={dayOf()} value={value.answeredOn} onChange={(answeredOn) => set({ answeredOn })} />
      <DateField
        name="validUntilOn" label={t`Till och med vilken dag gäller svaret?`} hint={t`Högst ett år. Sedan frågar ni igen.`} isRequired min={dayOf()}
        {...(latest && { max: latest })} value={value.validUntilOn} onChange={(validUntilOn) => set({ validUntilOn })}
      />
      <Note icon={EyeOff}>{t`Läses av: bara samordnarna.`}</Note>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={make.isPending}>{t`Anteckna`}</Button>
      </Row>
    </Form>
  )
}
