import { changeConsentRule, listConsentRules } from '@kring/contract/rules'
import type { ExceptionKind } from '@kring/domain/exceptions'
import { mayBeginBetween, ruleBounds, type ConsentRules, type RuleTerms, type RuleVersion } from '@kring/domain/rules'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Problem, refresh, useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { NotFound, Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckList, Choice } from '../../ui/choice.tsx'
import { formatDay } from '../../ui/dates.ts'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { kindWords } from '../cases/case-words.ts'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { RulePreview } from './rule-preview.tsx'

/** A new version of the rule for one kind of case, with what it means beside it. */
export const ChangeRulePage = () => {
  const { t, i18n } = useLingui()
  const { caseKind } = useParams({ from: '/staff/regler/$caseKind' })
  const rules = useView(listConsentRules, {})
  return (
    <Shown view={rules}>
      {({ today, kinds }) => {
        const kind = kinds.find((one) => one.caseKind === caseKind)
        const now = kind?.versions.find(({ state }) => state === 'in-force')
        if (!kind || !now) return <NotFound />
        return (
          <>
            <PageHeader
              title={t`Ändra regeln för ${i18n._(kindWords[kind.caseKind])}`}
              lead={t`Det som familjer redan har tillfrågats om påverkas inte. Det bedöms efter den regel som gällde då.`}
              actions={
                <TextLink icon={ArrowLeft} iconFlips href="/regler">
                  {t`Regler för samtycke`}
                </TextLink>
              }
            />
            <ChangeRule kind={kind} now={now} today={today} />
          </>
        )
      }}
    </Shown>
  )
}

const usualAges = ['12', '14', '15'] as const
interface Written {
  /** The newest version when one began. */
  basedOn: number
  from: (typeof usualAges)[number] | 'other' | 'never'
  otherAge: string
  guardians: RuleTerms['guardians']
  days: string
  family: 'yes' | 'no'
  exceptions: ExceptionKind[]
  /** An age, or 'never'. */
  confidence: string
  inForceFrom: string
}

const writtenFrom = ({ version, youthSignsFromAge: age, guardians, maxValidityDays, familyInMeeting, exceptions, confidenceFromAge }: RuleVersion, inForceFrom: string): Written => {
  const usual = usualAges.find((one) => one === String(age))
  return {
    basedOn: version, from: usual ?? (age === null ? 'never' : 'other'), otherAge: usual || age === null ? '' : String(age),
    guardians, days: String(maxValidityDays), family: familyInMeeting ? 'yes' : 'no', exceptions, confidence: confidenceFromAge === null ? 'never' : String(confidenceFromAge), inForceFrom,
  }
}

/** The ages that are mostly talked about, and the one that is set. */
const confidenceAges = (set: string) => [...new Set(['15', '16', ...(set === 'never' ? [] : [set])])].sort()

const agePattern = '[0-9]|1[0-7]'
/** The age from which the youth signs; undefined while none is written. */
const ageOf = ({ from, otherAge }: Written): number | null | undefined => {
  if (from === 'never') return null
  const age = from === 'other' ? otherAge.trim() : from
  return new RegExp(`^(${agePattern})$`).test(age) ? Number(age) : undefined
}

const ChangeRule = ({ kind: { caseKind, versions }, now, today }: { kind: ConsentRules['kinds'][number]; now: RuleVersion; today: string }) => {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const newest = versions[0]!
  const { first, last } = mayBeginBetween(today)
  // Whoever corrects what is to come means its day.
  const fresh = writtenFrom(newest, newest.inForceFrom > first ? newest.inForceFrom : first)
  const draft = useDraft(`rule:${caseKind}`, fresh)
  const change = useAct(changeConsentRule)
  const problem = useFormProblem(change.error)
  const { value } = draft
  const set = (part: Partial<Written>) => draft.write({ ...value, ...part })
  const begin = (from: Written) => {
    change.reset()
    draft.write(from)
  }
  const age = ageOf(value)
  const isBehind = newest.version !== value.basedOn
  const replaces = versions.filter(({ state, inForceFrom }) => state === 'coming' && value.inForceFrom !== '' && inForceFrom >= value.inForceFrom)

  const save = () => {
    if (age === undefined) return
    const { guardians, days, family, exceptions, confidence, inForceFrom } = value
    change.mutate(
      {
        body: { caseKind, inForceFrom, youthSignsFromAge: age, guardians, maxValidityDays: Number(days), familyInMeeting: family === 'yes', exceptions, confidenceFromAge: confidence === 'never' ? null : Number(confidence) },
        ifMatch: `"${value.basedOn}"`,
      },
      {
        onSuccess: () => {
          draft.drop()
          toast(t`Sparat. Regeln gäller från ${formatDay(inForceFrom, i18n.locale)}.`)
          void navigate({ to: '/regler' })
        },
        // Somebody was first: what they made is shown, and what is written here stays.
        onError: (trouble) => trouble instanceof Problem && (trouble.status === 412 || trouble.status === 409) && void refresh('rule', null),
      },
    )
  }

  return (
    <Columns gap={5}>
      <Form problem={problem} onSubmit={save}>
        {isBehind && (
          <Band
            tone="warn"
            title={t`Regeln har ändrats sedan du började.`}
            action={
              <Row gap={2}>
                <Button onPress={() => begin({ ...value, basedOn: newest.version })}>{t`Behåll det jag har skrivit`}</Button>
                <Button kind="quiet" onPress={() => begin(fresh)}>{t`Börja om från den nya`}</Button>
              </Row>
            }
          >
            {t`Version ${newest.version} har kommit till. Det du har skrivit finns kvar.`}
          </Band>
        )}
        <Choice
          name="youthSignsFromAge"
          label={t`Från vilken ålder skriver den unge också under?`}
          hint={t`Lagen anger ingen ålder (12 kap. 3 § offentlighets- och sekretesslagen). Fyller den unge år medan samtycket gäller behövs underskriften från födelsedagen.`}
          isRequired
          value={value.from}
          onChange={(from) => set({ from })}
          options={[
            ...usualAges.map((usual) => ({ value: usual, label: t`${usual} år` })),
            { value: 'other' as const, label: t`En annan ålder` },
            { value: 'never' as const, label: t`Aldrig före 18`, hint: t`Bara vårdnadshavarna skriver under.` },
          ]}
        />
        {value.from === 'other' && (
          <TextField
            name="otherAge" label={t`Vilken ålder?`} hint={t`Ett helt tal från ${ruleBounds.youthSignsFromAge.min} till ${ruleBounds.youthSignsFromAge.max}.`}
            isRequired width="short" inputMode="numeric" pattern={agePattern} value={value.otherAge} onChange={(otherAge) => set({ otherAge })}
          />
        )}
        <Choice
          name="guardians"
          label={t`Vilka skriver under vid gemensam vårdnad?`}
          isRequired
          value={value.guardians}
          onChange={(guardians) => set({ guardians })}
          options={[
            { value: 'all', label: t`Båda vårdnadshavarna`, hint: t`Vårdnadshavarna bestämmer tillsammans (6 kap. 13 § föräldrabalken).` },
            { value: 'one', label: t`Det räcker med en av dem`, hint: t`Omdiskuterat. Stäm av med kommunens jurist.` },
          ]}
        />
        <TextField
          name="maxValidityDays" label={t`Hur många dagar gäller ett samtycke som längst?`}
          hint={t`Från ${ruleBounds.maxValidityDays.min} till ${ruleBounds.maxValidityDays.max}. Ett halvår är 183 dagar.`}
          isRequired width="short" inputMode="numeric" pattern="[1-9]|[1-9][0-9]|[1-6][0-9][0-9]|7[0-2][0-9]|730" value={value.days} onChange={(days) => set({ days })}
        />
        <Choice
          name="familyInMeeting"
          label={t`Är familjen med på mötena?`}
          hint={t`Samordnaren kan bestämma något annat för ett enskilt möte.`}
          isRequired
          direction="row"
          value={value.family}
          onChange={(family) => set({ family })}
          options={[
            { value: 'yes', label: t`Ja, för det mesta` },
            { value: 'no', label: t`Nej, för det mesta inte` },
          ]}
        />
        <Choice
          name="confidenceFromAge"
          label={t`Från vilken ålder kan den unge ensam öppna ett förtroligt samtal?`}
          hint={t`Vårdnadshavarna läser det inte. Den som berättar något bedömer först den unges mognad. Lagen anger ingen ålder (12 kap. 3 § offentlighets- och sekretesslagen).`}
          isRequired
          value={value.confidence}
          onChange={(confidence) => set({ confidence })}
          options={[
            ...confidenceAges(value.confidence).map((age) => ({ value: age, label: t`${age} år` })),
            { value: 'never', label: t`Det erbjuds inte` },
          ]}
        />
        <CheckList
          name="exceptions"
          label={t`När behöver en vårdnadshavares underskrift inte inväntas?`}
          hint={t`Varje undantag antecknas av en person och bekräftas av en annan.`}
          value={value.exceptions}
          onChange={(exceptions) => set({ exceptions })}
          options={[
            { value: 'hindered', label: t`När vårdnadshavaren är förhindrad`, hint: t`Frånvaro, sjukdom eller annat, och frågan kan inte vänta.` },
            { value: 'legal-review', label: t`Efter rättslig prövning`, hint: t`Kommunens jurist har kommit fram till att vårdnadshavaren inte ska tillfrågas.` },
          ]}
        />
        <DateField
          name="inForceFrom" label={t`Från vilken dag?`} hint={t`Tidigast i morgon, så att inget ändras under ett möte som pågår.`} isRequired min={first} max={last}
          value={value.inForceFrom} onChange={(inForceFrom) => set({ inForceFrom })}
        />
        {replaces.length > 0 && !isBehind && (
          <Band tone="warn">
            {t`Version ${replaces.map(({ version }) => version).join(', ')} är planerad och ersätts av den här. Det som står i formuläret gäller i stället.`}
          </Band>
        )}
        <Stack gap={2}>
          <Row>
            <Button type="submit" kind="primary" isPending={change.isPending}>{t`Spara ny version`}</Button>
          </Row>
          <DraftLine state={draft.state} />
        </Stack>
      </Form>
      <RulePreview terms={age === undefined ? null : { youthSignsFromAge: age, guardians: value.guardians }} before={now} />
    </Columns>
  )
}
