import { listDisclosures, makeDisclosure } from '@kring/contract/grounds'
import { groundsOf, groundTerms, needsLegalReview, type Discloser, type Disclosure, type DisclosureGround, type GroundCondition, type RecipientKind, type Secrecy } from '@kring/domain/grounds'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckBox, CheckList, Choice } from '../../ui/choice.tsx'
import { dayOf, instantOf } from '../../ui/dates.ts'
import { DateField, TextArea, TextField, TimeField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { GroundNotes } from './ground-notes.tsx'
import { GroundsFrame } from './grounds-frame.tsx'
import { channelWords, conditionWords, decidedAsWords, groundWords, recipientWords, secrecyWords } from './ground-words.ts'

interface Written {
  ground: DisclosureGround | ''
  text: string
  secrecy: Secrecy | null
  recipientKind: RecipientKind | null
  recipient: string
  recipientPerson: string
  channel: Disclosure['channel'] | null
  day: string
  time: string
  need: string
  conditions: GroundCondition[]
  onRequest: boolean
  weighing: string
  suitability: string
  decidedBy: string
  delegation: string
  decidedAs: Disclosure['decidedAs']
  legalReviewBy: string
}

const blank: Written = {
  ground: '', text: '', secrecy: null, recipientKind: null, recipient: '', recipientPerson: '', channel: null, day: '', time: '', need: '', conditions: [],
  onRequest: false, weighing: '', suitability: '', decidedBy: '', delegation: '', decidedAs: null, legalReviewBy: '',
}

/** Notes a disclosure that has been made. It asks for the ground first, and then only for what that ground needs. */
export const MakeDisclosurePage = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  return (
    <GroundsFrame
      title={t`Nytt utlämnande`}
      back={{ href: `/arenden/${caseId}/utlamnanden`, label: t`Till utlämnanden` }}
      view={useView(listDisclosures, { params: { caseId }, query: { limit: 50 } })}
    >
      {({ by }) => (
        <>
          <GroundNotes />
          <DisclosureForm by={by} />
        </>
      )}
    </GroundsFrame>
  )
}

const DisclosureForm = ({ by }: { by: Discloser }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const navigate = useNavigate()
  const draft = useDraft<Written>(`disclosure:${caseId}`, blank)
  const make = useAct(makeDisclosure)
  const problem = useFormProblem(make.error)
  const { value } = draft
  const { ground } = value
  const set = (part: Partial<Written>) => draft.write({ ...value, ...part })
  const back = () => void navigate({ to: '/arenden/$caseId/utlamnanden', params: { caseId } })
  const terms = ground && groundTerms[ground]
  // What another ground had let one choose is not chosen under this one; where there is one answer, nothing is asked.
  const only = <Value extends string>(allowed: readonly Value[], chosen: Value | null) =>
    allowed.length === 1 ? allowed[0]! : chosen && allowed.includes(chosen) ? chosen : null
  const secrecy = terms ? only(terms.secrecy, value.secrecy) : null
  const recipientKind = terms ? only(terms.recipients, value.recipientKind) : null
  const asksLawyer = ground && secrecy && needsLegalReview({ ground, secrecy })
  const send = () => {
    if (!ground || !terms || !secrecy || !recipientKind || !value.channel) return
    const given = (words: string) => words.trim() || undefined
    make.mutate(
      {
        params: { caseId },
        body: {
          ground, secrecy, recipientKind, facts: value.text.trim(), recipient: value.recipient.trim(), recipientPerson: given(value.recipientPerson), channel: value.channel,
          need: value.need.trim(), conditions: value.conditions.filter((condition) => terms.conditions.includes(condition)), onRequest: value.onRequest,
          decidedBy: value.decidedBy.trim(), delegation: value.delegation.trim(), handedOutAt: instantOf(value.day, value.time),
          ...(terms.weighs && { weighing: given(value.weighing) }), ...(terms.considersMeasures && { suitability: given(value.suitability) }),
          ...(terms.isPrincipals && value.decidedAs && { decidedAs: value.decidedAs }), ...(asksLawyer && { legalReviewBy: given(value.legalReviewBy) }),
        },
      },
      {
        onSuccess: () => {
          draft.drop()
          toast(by.needsSecondPerson ? t`Antecknat. En kollega med samma funktion behöver bekräfta det.` : t`Utlämnandet är antecknat.`)
          back()
        },
      },
    )
  }
  return (
    <Form problem={problem} onSubmit={send}>
      <Select
        name="ground"
        label={t`Vilken regel stöder ni er på?`}
        hint={t`Här står de regler som din verksamhet kan använda.`}
        isRequired
        value={ground}
        onChange={(chosen) => set({ ground: chosen })}
        options={groundsOf(by).map((value) => ({ value, label: i18n._(groundWords[value].title) }))}
      />
      {terms && (
        <>
          <Band tone="info">{i18n._(groundWords[ground].says)}</Band>
          <TextArea name="facts" label={t`Vilka uppgifter lämnades ut?`} hint={t`Bara det som mottagaren fick veta.`} isRequired rows={3} maxLength={4000} value={value.text} onChange={(text) => set({ text })} />
          {terms.secrecy.length > 1 && (
            <Choice
              name="secrecy" label={t`Vilken sekretess skyddar uppgifterna?`} isRequired value={secrecy} onChange={(chosen) => set({ secrecy: chosen })}
              options={terms.secrecy.map((value) => ({ value, label: i18n._(secrecyWords[value]) }))}
            />
          )}
          {asksLawyer && (
            <Stack gap={4}>
              <Band tone="warn" icon={Scale} title={t`Rättslig prövning`}>
                {t`Två paragrafer säger olika. 15 a § tillåter att uppgifter lämnas för att utreda brott. 23 § tillåter det bara för grövre brott när sekretessen är stark. Kring avgör inte vilken som gäller. Fråga en jurist.`}
              </Band>
              <TextField name="legalReviewBy" label={t`Vem har ni frågat, och när?`} hint={t`Namn, befattning och vad svaret blev.`} isRequired maxLength={300} autoComplete="off" value={value.legalReviewBy} onChange={(legalReviewBy) => set({ legalReviewBy })} />
            </Stack>
          )}
          {terms.recipients.length > 1 && (
            <Choice
              name="recipientKind" label={t`Vem fick uppgifterna?`} isRequired value={recipientKind} onChange={(chosen) => set({ recipientKind: chosen })}
              {...(!terms.recipients.includes('non-authority') && { hint: t`Regeln gäller inte till en fristående skola eller en förening.` })}
              options={terms.recipients.map((value) => ({ value, label: i18n._(recipientWords[value]) }))}
            />
          )}
          <TextField
            name="recipient" label={t`Mottagarens namn`} hint={t`Myndighet och enhet. Ingen är föreslagen: välj den som behöver uppgiften, inte den som redan är med i ärendet.`}
            isRequired maxLength={160} autoComplete="off" value={value.recipient} onChange={(recipient) => set({ recipient })}
          />
          <TextField name="recipientPerson" label={t`Person eller funktion hos mottagaren`} optional maxLength={160} autoComplete="off" value={value.recipientPerson} onChange={(recipientPerson) => set({ recipientPerson })} />
          <Choice
            name="channel" label={t`Hur lämnades de?`} isRequired direction="chips" value={value.channel} onChange={(channel) => set({ channel })}
            options={(Object.keys(channelWords) as Disclosure['channel'][]).map((value) => ({ value, label: i18n._(channelWords[value]) }))}
          />
          <Row gap={4} align="start">
            <DateField name="handedOutAt" label={t`Vilken dag?`} isRequired max={dayOf()} value={value.day} onChange={(day) => set({ day })} />
            <TimeField name="time" label={t`Klockan`} isRequired value={value.time} onChange={(time) => set({ time })} />
          </Row>
          {terms.isPrincipals && <CheckBox isSelected={value.onRequest} onChange={(onRequest) => set({ onRequest })} hint={t`Utan begäran får uppgiften bara lämnas till Polismyndigheten.`}>{t`Mottagaren hade begärt uppgiften`}</CheckBox>}
          {terms.conditions.length > 0 && (
            <CheckList
              name="conditions" label={t`Vad har ni kommit fram till?`} hint={t`Regeln kräver allt det här.`} isRequired
              value={value.conditions.filter((condition) => terms.conditions.includes(condition))} onChange={(conditions) => set({ conditions })}
              options={terms.conditions.map((value) => ({ value, label: i18n._(conditionWords[value]) }))}
            />
          )}
          <TextArea name="need" label={t`Varför behövs uppgifterna?`} isRequired rows={3} maxLength={2000} value={value.need} onChange={(need) => set({ need })} />
          {terms.weighs && (
            <TextArea
              name="weighing" label={t`Hur vägde ni det mot det som sekretessen skyddar?`} hint={t`Om övervägande skäl talar för att sekretessen ska gå före lämnas uppgiften inte ut.`}
              isRequired rows={3} maxLength={2000} value={value.weighing} onChange={(weighing) => set({ weighing })}
            />
          )}
          {terms.considersMeasures && (
            <TextArea
              name="suitability" label={t`Varför är det inte olämpligt?`} hint={t`Tänk på insatser som pågår eller planeras.`}
              isRequired rows={3} maxLength={2000} value={value.suitability} onChange={(suitability) => set({ suitability })}
            />
          )}
          {terms.isPrincipals && (
            <Choice
              name="decidedAs" label={t`Vem beslutade?`} isRequired value={value.decidedAs} onChange={(decidedAs) => set({ decidedAs })}
              options={(Object.keys(decidedAsWords) as NonNullable<Disclosure['decidedAs']>[]).map((value) => ({ value, label: i18n._(decidedAsWords[value]) }))}
            />
          )}
          <TextField name="decidedBy" label={terms.isPrincipals ? t`Namn på den som beslutade` : t`Vem beslutade?`} hint={t`Namn och befattning`} isRequired maxLength={160} autoComplete="off" value={value.decidedBy} onChange={(decidedBy) => set({ decidedBy })} />
          <TextField name="delegation" label={t`Med stöd av vilken delegation?`} hint={t`Punkten i delegationsordningen, eller lagrummet som ger rätten att besluta.`} isRequired maxLength={300} autoComplete="off" value={value.delegation} onChange={(delegation) => set({ delegation })} />
        </>
      )}
      <DraftLine state={draft.state} />
      <Row justify="end">
        <LinkButton href={`/arenden/${caseId}/utlamnanden`}>{t`Avbryt`}</LinkButton>
        <Button type="submit" kind="primary" isPending={make.isPending}>{t`Anteckna utlämnandet`}</Button>
      </Row>
    </Form>
  )
}
