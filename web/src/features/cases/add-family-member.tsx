import { addFamilyMember } from '@kring/contract/cases'
import { takesPart, type CasePersonRole } from '@kring/domain/cases'
import type { Locale } from '@kring/domain/people'
import { useLingui } from '@lingui/react/macro'
import { EyeOff, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from './case-frame.tsx'
import { languageNames, roleWords } from './case-words.ts'
import { CustodyFields, type CustodyFound } from './custody-fields.tsx'
import { asPersonalNumber, birthdayIn } from './personal-number.ts'

type Role = z.infer<typeof CasePersonRole>

/** Adds the young person, a guardian or somebody near. Asks only what the role needs. */
export const AddFamilyMember = () => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={UserRoundPlus} onPress={() => setOpen(true)}>{t`Lägg till person`}</Button>
      <Dialog title={t`Lägg till person`} isOpen={isOpen} onOpenChange={setOpen}>
        <FamilyMemberForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

const FamilyMemberForm = ({ onDone }: { onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId, people, inquiry } = useCase()
  const hasYouth = people.some(({ role }) => role === 'youth')
  const [role, setRole] = useState<Role>(hasYouth ? 'guardian' : 'youth')
  const [name, setName] = useState(hasYouth ? '' : (inquiry?.naming?.name ?? ''))
  const [number, setNumber] = useState('')
  const [bornOn, setBornOn] = useState('')
  const [relation, setRelation] = useState('')
  const [locale, setLocale] = useState<Locale>('sv')
  const [interpreter, setInterpreter] = useState('')
  const [custody, setCustody] = useState<CustodyFound>({ kind: null, evidence: '', checkedOn: dayOf() })
  const add = useAct(addFamilyMember)
  const personalNumber = asPersonalNumber(number, dayOf())
  const hasSignIn = takesPart(role)
  const given = (text: string) => text.trim() || undefined

  return (
    <Form
      problem={useFormProblem(add.error)}
      onSubmit={() =>
        add.mutate(
          {
            params: { caseId },
            body: {
              role,
              name,
              locale,
              relation: role === 'youth' ? undefined : given(relation),
              interpreter: given(interpreter),
              personalNumber: (hasSignIn && personalNumber) || undefined,
              bornOn: role === 'relative' ? undefined : (hasSignIn && personalNumber ? birthdayIn(personalNumber) : given(bornOn)) || undefined,
              custody: role === 'guardian' && custody.kind ? { ...custody, kind: custody.kind } : undefined,
            },
          },
          {
            onSuccess: () => {
              toast(t`${name} är tillagd.`)
              onDone()
            },
          },
        )
      }
    >
      <Choice
        label={t`Vem är det?`}
        value={role}
        onChange={setRole}
        direction="row"
        options={(['youth', 'guardian', 'sibling', 'important-adult', 'relative'] as const)
          .filter((one) => one !== 'youth' || !hasYouth)
          .map((one) => ({ value: one, label: i18n._(roleWords[one]) }))}
      />
      <TextField name="name" label={t`Namn`} isRequired maxLength={120} autoComplete="off" value={name} onChange={setName} />
      {role === 'relative' && (
        <Note icon={EyeOff}>
          {t`Läser bara det som ett samtycke namnger, och först efter ett löfte att inte berätta vidare. Den som var vårdnadshavare fram till 18-årsdagen läggs till så här.`}
        </Note>
      )}
      {hasSignIn && (
        <TextField
          name="personalNumber"
          label={t`Personnummer`}
          hint={role === 'relative' ? t`Behövs för att kunna logga in. Det sparas så att ingen kan läsa det.` : t`Behövs för att kunna logga in och skriva under. Det sparas så att ingen kan läsa det.`}
          optional={role === 'guardian'}
          isRequired={role === 'relative' || (role === 'youth' && !bornOn)}
          width="half"
          inputMode="numeric"
          autoComplete="off"
          validate={(written) => (written && !asPersonalNumber(written, dayOf()) ? t`Skriv 10 eller 12 siffror.` : null)}
          value={number}
          onChange={setNumber}
        />
      )}
      {role === 'youth' && !personalNumber && (
        <DateField name="bornOn" label={t`Född`} hint={t`Om du inte har personnumret.`} optional max={dayOf()} value={bornOn} onChange={setBornOn} />
      )}
      {role !== 'youth' && (
        <TextField name="relation" label={t`Relation`} hint={t`Till exempel mamma, pappa, moster, tränare.`} optional width="half" maxLength={120} value={relation} onChange={setRelation} />
      )}
      {role === 'guardian' && <CustodyFields path="custody." found={custody} onChange={setCustody} />}
      {hasSignIn && (
        <Row align="start">
          <Select
            name="locale"
            label={t`Läser helst på`}
            value={locale}
            onChange={setLocale}
            options={(Object.keys(languageNames) as Locale[]).map((one) => ({ value: one, label: languageNames[one] }))}
          />
          <TextField name="interpreter" label={t`Tolk`} hint={t`Språk och dialekt`} optional maxLength={120} value={interpreter} onChange={setInterpreter} />
        </Row>
      )}
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={add.isPending}>{t`Lägg till`}</Button>
      </Row>
    </Form>
  )
}
