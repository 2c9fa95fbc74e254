import { askInConfidence } from '@kring/contract/confidence'
import type { Confidence } from '@kring/domain/confidence'
import type { ConsentRequest } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { EyeOff, UserCheck } from 'lucide-react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckList, Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'

interface Written { tells: string[]; reads: string[]; purpose: string; validUntilOn: string; how: ConsentRequest['informed']['how'] | null }

/** Asks the young person alone. Where that cannot be done the reason stands instead of the form. */
export const AskYouth = ({ confidence: { asking } }: { confidence: Confidence }) => {
  const { t } = useLingui()
  const { id: caseId, state } = useCase()
  if (!asking) return null
  if (asking.fromAge === null) return <Band title={t`Kommunen erbjuder inte förtroliga samtal.`}>{t`Det står i kommunens regler för samtycke.`}</Band>
  if (!asking.isOfAge) return <Band title={t`Det passar inte den unges ålder.`}>{t`Kommunen erbjuder det från ${asking.fromAge} år och fram till 18 år.`}</Band>
  if (!['mapping', 'consent-pending', 'active', 'paused'].includes(state ?? '')) return <Band title={t`Det går inte att fråga just nu.`}>{t`Ärendet är inte i ett läge där den unge kan tillfrågas.`}</Band>
  if (!asking.contactIsSafe) {
    return (
      <Band tone="warn" title={t`Är kontakten med den unge säker?`} action={<LinkButton href={`/arenden/${caseId}/samtycke/ny?steg=kontakt`}>{t`Anteckna det först`}</LinkButton>}>
        {t`Innan något skickas behöver du ha antecknat hur den unge kan nås säkert.`}
      </Band>
    )
  }
  return <Ask maxValidUntilOn={asking.maxValidUntilOn} />
}

const Ask = ({ maxValidUntilOn }: { maxValidUntilOn: string }) => {
  const { t } = useLingui()
  const { id: caseId, parties } = useCase()
  const ask = useAct(askInConfidence)
  const problem = useFormProblem(ask.error)
  const draft = useDraft<Written>(`confidence:${caseId}`, { tells: [], reads: [], purpose: '', validUntilOn: maxValidUntilOn, how: null })
  const { value } = draft
  const set = (part: Partial<Written>) => draft.write({ ...value, ...part })
  const options = parties.filter(({ functionId, endedAt }) => functionId !== null && !endedAt).map(({ id, label }) => ({ value: id, label }))
  const send = () => {
    if (!value.how || value.tells.length + value.reads.length === 0) return
    const named = [...new Set([...value.tells, ...value.reads])]
    ask.mutate(
      {
        params: { caseId },
        body: {
          lines: named.map((partyId) => ({ partyId, reads: true, gives: value.tells.includes(partyId) })),
          purpose: value.purpose.trim(), validUntilOn: value.validUntilOn, informed: { how: value.how, interpreter: false },
        },
      },
      { onSuccess: () => { draft.drop(); toast(t`Frågan ligger hos den unge.`) } },
    )
  }
  return (
    <Card title={t`Fråga den unge`}>
      <Stack gap={4}>
        <p>{t`Prata med den unge först. Den unge skriver under ensam; sedan bedömer var och en som berättar något att den unge är mogen att bestämma det.`}</p>
        <Form problem={problem} onSubmit={send}>
          <CheckList
            name="tells" label={t`Vilka får berätta det de vet, och läsa?`} hint={t`De bedömer mognaden innan de lämnar något.`}
            value={value.tells} onChange={(tells) => set({ tells, reads: value.reads.filter((id) => !tells.includes(id)) })} options={options}
          />
          <CheckList
            name="reads" label={t`Vilka får bara läsa?`} isRequired={value.tells.length === 0}
            value={value.reads} onChange={(reads) => set({ reads })} options={options.filter(({ value: id }) => !value.tells.includes(id))}
          />
          <TextArea
            name="purpose" label={t`Varför?`} hint={t`Den unge läser det här.`} isRequired rows={2} maxLength={400}
            value={value.purpose} onChange={(purpose) => set({ purpose })}
          />
          <DateField
            name="validUntilOn" label={t`Till och med vilken dag?`} hint={t`Det slutar senast när den unge fyller 18 år.`} isRequired min={dayOf()} max={maxValidUntilOn}
            value={value.validUntilOn} onChange={(validUntilOn) => set({ validUntilOn })}
          />
          <Choice
            name="informed.how" label={t`Hur har den unge fått veta vad det innebär?`} isRequired direction="row" value={value.how} onChange={(how) => set({ how })}
            options={[
              { value: 'meeting', label: t`I ett möte` },
              { value: 'telephone', label: t`På telefon` },
              { value: 'video', label: t`Med video` },
            ]}
          />
          <DraftLine state={draft.state} />
          <Note icon={EyeOff}>{t`Vårdnadshavarna får inte veta att du frågar. De ser däremot vilka verksamheter som är med i kretsen; lägg inte till en ny för det här utan att tänka på det.`}</Note>
          <Row>
            <Button type="submit" kind="primary" icon={UserCheck} isPending={ask.isPending}>{t`Fråga den unge`}</Button>
          </Row>
        </Form>
      </Stack>
    </Card>
  )
}
