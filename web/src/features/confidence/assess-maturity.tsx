import { assessMaturity, confirmConfidence } from '@kring/contract/confidence'
import type { ConfidenceRequest } from '@kring/domain/confidence'
import { useLingui } from '@lingui/react/macro'
import { Check, EyeOff } from 'lucide-react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf } from '../../ui/dates.ts'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { AcceptReservation } from '../consent/accept-reservation.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'

interface Written { basis: string; decidedBy: string; validUntilOn: string }

const useAssessment = (request: ConfidenceRequest) => useDraft<Written>(`assessment:${request.id}`, { basis: '', decidedBy: '', validUntilOn: request.validUntilOn })
const trimmed = ({ basis, decidedBy, validUntilOn }: Written) => ({ basis: basis.trim(), decidedBy: decidedBy.trim(), validUntilOn })

/** The yes of one's own agency, with its assessment where it would tell something and its reservation where it is no authority. */
export const ConfirmConfidence = ({ request }: { request: ConfidenceRequest }) => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const confirm = useAct(confirmConfidence)
  const problem = useFormProblem(confirm.error)
  const draft = useAssessment(request)
  const tells = request.lines.some(({ partyId, gives }) => gives && you.parties.includes(partyId))
  const reservation = request.yourReservation
  return (
    <Card title={tells ? t`Bedöm och bekräfta för din verksamhet` : t`Bekräfta för din verksamhet`} level={3}>
      <p>{t`Den unge har skrivit under. När ni har bekräftat gäller det också för er.`}</p>
      <Form
        problem={problem}
        onSubmit={() =>
          confirm.mutate(
            { params: { caseId, requestId: request.id }, body: { reservationHash: reservation?.hash, ...(tells && { assessment: trimmed(draft.value) }) } },
            { onSuccess: () => { draft.drop(); toast(t`Bekräftat.`) } },
          )
        }
      >
        {tells && <Fields draft={draft} request={request} />}
        {reservation && <AcceptReservation text={reservation.text} />}
        <Row>
          <Button kind="primary" type="submit" icon={Check} isPending={confirm.isPending}>{t`Bekräfta`}</Button>
        </Row>
      </Form>
    </Card>
  )
}

/** Anew, when the last one has ended. */
export const AssessAgain = ({ request }: { request: ConfidenceRequest }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const assess = useAct(assessMaturity)
  const problem = useFormProblem(assess.error)
  const draft = useAssessment(request)
  return (
    <Card title={t`Bedöm mognaden på nytt`} level={3}>
      <Form
        problem={problem}
        onSubmit={() =>
          assess.mutate({ params: { caseId, requestId: request.id }, body: trimmed(draft.value) }, { onSuccess: () => { draft.drop(); toast(t`Antecknat.`) } })
        }
      >
        <Fields draft={draft} request={request} />
        <Row>
          <Button kind="primary" type="submit" isPending={assess.isPending}>{t`Spara bedömningen`}</Button>
        </Row>
      </Form>
    </Card>
  )
}

const Fields = ({ draft: { value, write, state }, request }: { draft: ReturnType<typeof useAssessment>; request: ConfidenceRequest }) => {
  const { t } = useLingui()
  const set = (part: Partial<Written>) => write({ ...value, ...part })
  return (
    <>
      <TextArea
        name="basis" label={t`Varför är den unge mogen att bestämma det här ensam?`}
        hint={t`Hur den unge förstår vad som delas och följderna, och varför vårdnadshavarna inte ska läsa. Er egen bedömning enligt 12 kap. 3 § offentlighets- och sekretesslagen.`}
        isRequired rows={4} maxLength={1000} value={value.basis} onChange={(basis) => set({ basis })}
      />
      <TextField name="decidedBy" label={t`Vem har beslutat?`} hint={t`Namn och befattning`} isRequired maxLength={160} autoComplete="off" value={value.decidedBy} onChange={(decidedBy) => set({ decidedBy })} />
      <DateField name="validUntilOn" label={t`Till och med vilken dag?`} hint={t`Då prövar ni det igen.`} isRequired min={dayOf()} max={request.validUntilOn} value={value.validUntilOn} onChange={(validUntilOn) => set({ validUntilOn })} />
      <DraftLine state={state} />
      <Note icon={EyeOff}>{t`Läses av: bara er verksamhet. De andra ser att ni har bedömt, och till vilken dag.`}</Note>
    </>
  )
}
