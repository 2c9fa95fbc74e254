import { noteStartDecision } from '@kring/contract/cases'
import { mayNoteStartDecision, type StartDecision } from '@kring/domain/cases'
import { check } from '@kring/domain/kernel/rule'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleDot } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import { useCase } from './case-frame.tsx'

/** The decisions that a SIG needs besides consent before it starts. Nothing where the case asks for none. */
export const StartDecisions = () => {
  const { t } = useLingui()
  const { startDecisions } = useCase()
  const word = useAgencyWord()
  if (startDecisions.length === 0) return null
  return (
    <Card title={t`Beslut om att starta`}>
      <List>
        {startDecisions.map((decision) => (
          <ListRow
            key={decision.agencyKind}
            title={word(decision.agencyKind)}
            note={<DecisionNote decision={decision} />}
            trailing={
              <Badge tone={decision.decidedOn ? 'ok' : 'warn'} icon={decision.decidedOn ? Check : CircleDot}>
                {decision.decidedOn ? t`Beslutat` : t`Inte beslutat`}
              </Badge>
            }
          >
            {!decision.decidedOn && <Noting agencyKind={decision.agencyKind} />}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

const DecisionNote = ({ decision: { agencyKind, decidedBy, decidedOn } }: { decision: StartDecision }) => {
  const { t } = useLingui()
  if (decidedOn) return <Trans><DateText at={decidedOn} />, {decidedBy}</Trans>
  if (agencyKind !== 'social') return t`Beslutas när samtycket gäller. Före det får de inte veta att ärendet finns.`
  return null
}

const Noting = ({ agencyKind }: { agencyKind: string }) => {
  const { t } = useLingui()
  const { id: caseId, you, state, startDecisions: decisions } = useCase()
  const [isOpen, setOpen] = useState(false)
  const [decidedBy, setDecidedBy] = useState('')
  const [decidedOn, setDecidedOn] = useState(dayOf())
  const act = useAct(noteStartDecision)
  const problem = useFormProblem(act.error)
  // Whether the consent is in force the server judges, and says so.
  if (!state || !check(mayNoteStartDecision, you, { state, agencyKind, decisions, consentIsInForce: true }).ok) return null
  return (
    <Row>
      <Button onPress={() => setOpen(true)}>{t`Anteckna beslutet`}</Button>
      <Dialog title={t`Anteckna beslutet`} isOpen={isOpen} onOpenChange={setOpen}>
        <Form
          problem={problem}
          onSubmit={() => act.mutate({ params: { caseId }, body: { agencyKind, decidedBy, decidedOn } }, { onSuccess: () => setOpen(false) })}
        >
          <TextField name="decidedBy" label={t`Vem har beslutat?`} hint={t`Namn på den som fattade beslutet`} isRequired maxLength={120} autoComplete="off" value={decidedBy} onChange={setDecidedBy} />
          <DateField name="decidedOn" label={t`Vilken dag?`} isRequired max={dayOf()} value={decidedOn} onChange={setDecidedOn} />
          <Row justify="end">
            <Button onPress={() => setOpen(false)}>{t`Avbryt`}</Button>
            <Button type="submit" kind="primary" isPending={act.isPending}>{t`Anteckna`}</Button>
          </Row>
        </Form>
      </Dialog>
    </Row>
  )
}
