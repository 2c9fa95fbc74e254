import { readConsentRule } from '@kring/contract/consent'
import { answerForThirdPerson, noteThirdPerson } from '@kring/contract/third-persons'
import { check } from '@kring/domain/kernel/rule'
import { mayAnswerForThirdPerson, ThirdAnswer, ThirdRelation, type ThirdPerson } from '@kring/domain/third-persons'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckList, Choice } from '../../ui/choice.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { SaidHow } from '../consent/said-how.tsx'
import { useCategoryName } from '../consent/use-category-name.ts'
import { relationWords } from './third-words.ts'

/** Notes that facts about somebody else are foreseen: who in relation to the young person, and which kinds. There is no field for a name. */
export const NoteThird = ({ onDone }: { onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId, parties } = useCase()
  const nameOf = useCategoryName()
  const rule = useView(readConsentRule, { params: { caseId } })
  const guardians = parties.filter(({ kind, endedAt }) => kind === 'guardian' && !endedAt)
  const [relation, setRelation] = useState<ThirdRelation | null>(null)
  const [partyId, setParty] = useState<string | null>(null)
  const [categories, setCategories] = useState<string[]>([])
  const note = useAct(noteThirdPerson)
  const problem = useFormProblem(note.error)
  const isGuardian = relation === 'guardian'
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        relation &&
        note.mutate(
          { params: { caseId }, body: { relation, categories, partyId: (isGuardian && partyId) || undefined } },
          {
            onSuccess: () => {
              toast(t`Antecknat.`)
              onDone()
            },
          },
        )
      }
    >
      <Choice
        name="relation"
        label={t`Vem är det?`}
        hint={t`Inget namn behövs.`}
        isRequired
        direction="row"
        value={relation}
        onChange={setRelation}
        options={ThirdRelation.options
          .filter((one) => one !== 'guardian' || guardians.length > 0)
          .map((one) => ({ value: one, label: capitalised(i18n._(relationWords[one])) }))}
      />
      {isGuardian && (
        <Choice name="partyId" label={t`Vilken vårdnadshavare?`} isRequired value={partyId} onChange={setParty} options={guardians.map(({ id, label }) => ({ value: id, label }))} />
      )}
      <Shown view={rule}>
        {({ categories: all }) => (
          <CheckList
            label={t`Vilka uppgifter väntar ni er?`}
            isRequired
            value={categories}
            onChange={setCategories}
            options={all.filter(({ kind }) => kind === 'fact').map(({ code }) => ({ value: code, label: capitalised(nameOf(code)) }))}
          />
        )}
      </Shown>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={note.isPending}>{t`Anteckna`}</Button>
      </Row>
    </Form>
  )
}

type Given = Exclude<ThirdPerson['answer'], null>

/** Notes what somebody has said of their own data, and how; a guardian says yes themselves. */
export const NoteAnswer = ({ third, onDone }: { third: ThirdPerson; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const [answer, setAnswer] = useState<ThirdAnswer | null>(null)
  const [method, setMethod] = useState<Exclude<Given['method'], 'self'> | null>(null)
  const note = useAct(answerForThirdPerson)
  const problem = useFormProblem(note.error)
  const words = { yes: t`Ja`, no: t`Nej`, withdrawn: t`Tar tillbaka sitt ja`, 'left-out': t`Inte tillfrågad: det tas inte upp` }
  const may = (one: ThirdAnswer) => check(mayAnswerForThirdPerson, you, { ...third, given: { answer: one, method: 'meeting' } }).ok
  const isAsked = answer !== null && answer !== 'left-out'
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        answer &&
        note.mutate(
          { params: { caseId, thirdPersonId: third.id }, body: { answer, method: method ?? 'meeting' } },
          {
            onSuccess: () => {
              toast(t`Antecknat.`)
              onDone()
            },
          },
        )
      }
    >
      <Choice
        name="answer"
        label={t`Vad har personen svarat?`}
        hint={third.partyId === null ? undefined : t`Ett ja ger vårdnadshavaren själv, på sin egen sida.`}
        isRequired
        value={answer}
        onChange={setAnswer}
        options={ThirdAnswer.options.filter(may).map((one) => ({ value: one, label: words[one] }))}
      />
      {isAsked && <SaidHow label={t`Hur fick du veta det?`} value={method} onChange={setMethod} />}
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={note.isPending}>{t`Anteckna`}</Button>
      </Row>
    </Form>
  )
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
