import { evaluate, listEvaluations, moveCase } from '@kring/contract/cases'
import type { PartyKind } from '@kring/domain/actor'
import { mayEvaluate, mayMoveCase, type WaitsFor } from '@kring/domain/cases'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice, Scale } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useDraft } from '../drafts/use-draft.ts'

/** The closing evaluation of the family: on their own phones, or written down by the facilitator. */
export const Evaluations = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const view = useView(listEvaluations, { params: { caseId: meeting.caseId } })
  const kind = item.speaks === 'youth' ? 'youth' : 'guardian'
  const [chosen, setChosen] = useState<string | null>(null)
  const people = meeting.attendees.filter((attendee) => attendee.kind === kind)
  return (
    <Stack gap={4}>
      <StartClosing />
      <Shown view={view} isPart skeleton={<Skeleton lines={2} />}>
        {({ evaluations, waitsFor }) => {
          const hasAnswered = (partyId: string) => evaluations.some((one) => one.partyId === partyId && one.block === 'alliance')
          const remaining = people.filter(({ partyId }) => !hasAnswered(partyId))
          const one = remaining.find(({ partyId }) => partyId === chosen) ?? (remaining.length === 1 ? remaining[0] : undefined)
          return (
            <Stack gap={4}>
              {people.filter(({ partyId }) => hasAnswered(partyId)).map(({ partyId, label }) => (
                <Note key={partyId} icon={Check}>
                  <Bdi>{label}</Bdi>: {t`har svarat`}
                </Note>
              ))}
              {remaining.length > 1 && (
                <Choice
                  label={t`Vem svarar?`}
                  direction="chips"
                  value={chosen}
                  onChange={setChosen}
                  options={remaining.map(({ partyId, label }) => ({ value: partyId, label: <Bdi>{label}</Bdi> }))}
                />
              )}
              {one && <Answers key={one.partyId} meeting={meeting} party={{ id: one.partyId, kind: one.kind }} waitsFor={waitsFor} />}
            </Stack>
          )
        }}
      </Shown>
    </Stack>
  )
}

/** The evaluation and the closure belong to a case that is being closed; here the facilitator says that it is. */
export const StartClosing = () => {
  const { t } = useLingui()
  const { id: caseId, you, state } = useCase()
  const move = useAct(moveCase)
  if (!state || !check(mayMoveCase, you, { state, to: 'closing' }).ok) return null
  return (
    <Band
      tone="info"
      title={t`Ärendet pågår fortfarande.`}
      action={
        <Button isPending={move.isPending} onPress={() => move.mutate({ params: { caseId }, body: { state: 'closing' } })}>
          {t`Börja avsluta ärendet`}
        </Button>
      }
    >
      {t`Utvärdering och avslut öppnas när ärendet avslutas.`}
      <TroubleLine trouble={move.error} />
    </Band>
  )
}

type Given = Record<string, string | number>

const Answers = ({ meeting, party, waitsFor }: { meeting: Meeting; party: { id: string; kind: PartyKind }; waitsFor: WaitsFor }) => {
  const { t } = useLingui()
  const { state } = useCase()
  const draft = useDraft<Given>(`evaluation:${meeting.id}:${party.id}`, {})
  const act = useAct(evaluate)
  const problem = useFormProblem(act.error)
  const words = [
    { code: 'helped', label: t`Vad hjälpte?` },
    { code: 'not-helped', label: t`Vad hjälpte inte?` },
    { code: 'never-gave-up', label: t`Vem gav aldrig upp?` },
  ]
  const numbers = [
    { code: 'listened', label: t`Lyssnade vi?` },
    { code: 'kept-promises', label: t`Höll vi det vi lovade?` },
    { code: 'better', label: t`Är det bättre nu än när vi började?` },
  ]
  const answers = Object.fromEntries(Object.entries(draft.value).filter(([, answer]) => answer !== ''))
  return (
    <May rule={mayEvaluate} on={{ state: state ?? 'closed', forParty: party, waitsFor }} you={meeting.you}>
      <Form
        problem={problem}
        onSubmit={() =>
          act.mutate(
            { params: { caseId: meeting.caseId }, body: { partyId: party.id, block: 'alliance', answers } },
            {
              onSuccess: () => {
                draft.drop()
                toast(t`Svaren finns med nu.`)
              },
            },
          )
        }
      >
        {words.map(({ code, label }) => (
          <TextArea
            key={code}
            name={`answers.${code}`}
            label={label}
            optional
            rows={2}
            maxLength={2000}
            value={String(answers[code] ?? '')}
            onChange={(text) => draft.write({ ...draft.value, [code]: text })}
          />
        ))}
        {numbers.map(({ code, label }) => (
          <Scale
            key={code}
            label={label}
            optional
            lowest={t`0 är inte alls`}
            highest={t`10 är helt och hållet`}
            value={typeof answers[code] === 'number' ? answers[code] : null}
            onChange={(value) => draft.write({ ...draft.value, [code]: value })}
          />
        ))}
        <Row>
          <Button type="submit" isPending={act.isPending} isDisabled={Object.keys(answers).length === 0}>{t`Spara svaren`}</Button>
        </Row>
      </Form>
    </May>
  )
}
