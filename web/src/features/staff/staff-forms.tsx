import { addAgency, addEmployee, addFunction, giveFunction } from '@kring/contract/staff'
import { FunctionTask, type Staff, type StaffedFunction } from '@kring/domain/staff'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Problem, useAct, type Trouble } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'

interface Layer { onDone: () => void }

const Buttons = ({ save, isPending, onDone }: Layer & { save: string; isPending: boolean }) => {
  const { t } = useLingui()
  return (
    <Row justify="end">
      <Button onPress={onDone}>{t`Avbryt`}</Button>
      <Button type="submit" kind="primary" isPending={isPending}>{save}</Button>
    </Row>
  )
}

export const AddEmployeeForm = ({ onDone }: Layer) => {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [account, setAccount] = useState('')
  const [mail, setMail] = useState('')
  const add = useAct(addEmployee)
  const done = () => {
    onDone()
    toast(t`${name} kan logga in. Ge en funktion, så syns ärendena.`)
  }
  return (
    <Form problem={useAccountProblem(add.error)} onSubmit={() => add.mutate({ body: { name, account, ...(mail.trim() && { mail }) } }, { onSuccess: done })}>
      <TextField name="name" label={t`Namn`} isRequired autoFocus maxLength={120} value={name} onChange={setName} />
      <TextField name="account" label={t`Konto`} hint={t`Så som inloggningen känner personen, till exempel användarnamnet. Det sparas bara som ett oläsligt avtryck.`} isRequired maxLength={200} value={account} onChange={setAccount} />
      <TextField name="mail" type="email" label={t`E-post`} hint={t`Dit går neutrala påminnelser utan uppgifter om någon.`} optional maxLength={200} value={mail} onChange={setMail} />
      <Buttons save={t`Lägg till`} isPending={add.isPending} onDone={onDone} />
    </Form>
  )
}

const useAccountProblem = (trouble: Trouble | null) => {
  const { t } = useLingui()
  const problem = useFormProblem(trouble)
  const isTaken = trouble instanceof Problem && trouble.errors.some(({ path }) => path === 'account')
  return problem && isTaken ? { ...problem, errors: [{ path: 'account', message: t`Kontot finns redan hos någon.` }] } : problem
}

export const AddAgencyForm = ({ kinds, onDone }: Layer & { kinds: readonly string[] }) => {
  const { t } = useLingui()
  const word = useAgencyWord()
  const [name, setName] = useState('')
  const [kind, setKind] = useState('')
  const add = useAct(addAgency)
  return (
    <Form problem={useFormProblem(add.error)} onSubmit={() => add.mutate({ body: { name, kind } }, { onSuccess: onDone })}>
      <TextField name="name" label={t`Verksamhetens namn`} isRequired autoFocus maxLength={120} value={name} onChange={setName} />
      <Select name="kind" label={t`Vad är det för verksamhet?`} hint={t`Det avgör om sekretesslagen gäller den.`} isRequired value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: word(value) }))} />
      <Buttons save={t`Lägg till`} isPending={add.isPending} onDone={onDone} />
    </Form>
  )
}

export const AddFunctionForm = ({ agency, onDone }: Layer & { agency: Staff['agencies'][number] }) => {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [task, setTask] = useState<FunctionTask>('takes-part')
  const add = useAct(addFunction)
  const tasks: Record<FunctionTask, { label: string; hint: string }> = {
    'takes-part': { label: t`Är med i ärenden`, hint: t`Ser det som samtycket öppnar.` },
    coordinates: { label: t`Samordnar ärenden`, hint: t`Leder möten och äger ärendets gång.` },
    administers: { label: t`Administrerar kommunen`, hint: t`Ändrar regler och funktioner. Ser inga ärenden.` },
    'takes-concerns': { label: t`Tar emot orosanmälningar`, hint: t`Nämndens mottagning. Ser inga ärenden.` },
  }
  return (
    <Form problem={useFormProblem(add.error)} onSubmit={() => add.mutate({ params: { agencyId: agency.id }, body: { name, task } }, { onSuccess: onDone })}>
      <TextField name="name" label={t`Funktionens namn`} hint={t`Samtycket nämner det, till exempel mentor eller kontaktperson.`} isRequired autoFocus maxLength={120} value={name} onChange={setName} />
      <Choice name="task" label={t`Vad är det för funktion?`} isRequired value={task} onChange={setTask} options={FunctionTask.options.map((value) => ({ value, ...tasks[value] }))} />
      <Buttons save={t`Lägg till`} isPending={add.isPending} onDone={onDone} />
    </Form>
  )
}

export const GiveFunctionForm = ({ given, people, today, onDone }: Layer & { given: StaffedFunction; people: Staff['people']; today: string }) => {
  const { t } = useLingui()
  const [personId, setPerson] = useState('')
  const [untilOn, setUntil] = useState('')
  const give = useAct(giveFunction)
  const free = people.filter(({ id }) => !given.holders.some((holder) => holder.personId === id))
  return (
    <Form
      problem={useFormProblem(give.error)}
      onSubmit={() => give.mutate({ params: { functionId: given.id }, body: { personId, ...(untilOn && { untilOn }) } }, { onSuccess: () => { onDone(); toast(t`Funktionen är given.`) } })}
    >
      <Select name="personId" label={t`Vem?`} hint={t`Ser genast det som funktionen ser i sina ärenden. Familjerna ser vem det är.`} isRequired value={personId} onChange={setPerson} options={free.map(({ id, name }) => ({ value: id, label: name }))} />
      <DateField name="untilOn" label={t`Till och med`} hint={t`Lämna tomt om du inte vet när det slutar.`} optional min={today} value={untilOn} onChange={setUntil} />
      <Buttons save={t`Ge funktionen`} isPending={give.isPending} onDone={onDone} />
    </Form>
  )
}
