import type { ConsentRequest } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CheckBox, Choice } from '../../ui/choice.tsx'
import { addDays, dayOf, formatDay } from '../../ui/dates.ts'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import type { StepProps } from './request-page.tsx'

/** Why, until when, what not, and how the family was told. */
export const TermsStep = ({ rule, consent, draft, goTo }: StepProps) => {
  const { t, i18n } = useLingui()
  const { value, set, ends } = draft
  const hows: { value: ConsentRequest['informed']['how']; label: string }[] = [
    { value: 'meeting', label: t`I ett möte` },
    { value: 'telephone', label: t`På telefon` },
    { value: 'video', label: t`Med video` },
    { value: 'letter', label: t`I ett brev` },
  ]
  const day = (date: string) => formatDay(date, i18n.locale)
  return (
    <Form onSubmit={() => goTo('kontroll')}>
      <TextArea
        name="purpose"
        label={t`Varför ska verksamheterna dela uppgifter?`}
        hint={t`Familjen läser det här. Skriv så att den unge förstår.`}
        isRequired
        rows={2}
        maxLength={400}
        value={value.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      <Choice
        name="until"
        label={t`Hur länge ska samtycket gälla?`}
        hint={t`Längst till och med ${day(rule.maxValidUntilOn)}. Det kan tas tillbaka när som helst.`}
        value={value.until}
        onChange={(until) => set({ until })}
        options={[
          { value: 'three-months', label: t`3 månader`, hint: day(ends['three-months']) },
          { value: 'six-months', label: t`6 månader`, hint: day(ends['six-months']) },
          { value: 'other', label: t`Annat datum` },
        ]}
      />
      {value.until === 'other' && (
        <DateField
          name="validUntilOn"
          label={t`Sista dagen`}
          isRequired
          min={addDays(dayOf(), 1)}
          max={rule.maxValidUntilOn}
          value={value.otherUntil}
          onChange={(otherUntil) => set({ otherUntil })}
        />
      )}
      <TextArea
        name="exclusions"
        label={t`Finns det något som inte får delas?`}
        hint={t`Skriv med familjens egna ord. Det står i texten som de skriver under.`}
        optional
        rows={2}
        maxLength={600}
        value={value.exclusions}
        onChange={(exclusions) => set({ exclusions })}
      />
      {consent.requests.some(({ complete }) => complete) && (
        <Choice
          name="reach"
          label={t`Vad öppnar det nya samtycket?`}
          value={value.reach}
          onChange={(reach) => set({ reach })}
          options={[
            { value: 'from-now', label: t`Bara det som delas från och med nu` },
            { value: 'all', label: t`Också det som har delats tidigare i ärendet` },
          ]}
        />
      )}
      <Choice
        name="informed.how"
        label={t`Hur har familjen fått veta vad det innebär?`}
        hint={t`Att det är frivilligt, att det kan tas tillbaka, och vad ingen kan lova.`}
        isRequired
        direction="row"
        value={value.how}
        onChange={(how) => set({ how })}
        options={hows}
      />
      <CheckBox isSelected={value.interpreter} onChange={(interpreter) => set({ interpreter })}>
        {t`Tolk var med`}
      </CheckBox>
      <Row>
        <Button type="submit" kind="primary" icon={ArrowRight}>{t`Vidare`}</Button>
        <Button kind="quiet" icon={ArrowLeft} onPress={() => goTo('delning')}>{t`Tillbaka`}</Button>
      </Row>
    </Form>
  )
}
