import { evaluate, listEvaluations, moveCase } from '@kring/contract/cases'
import type { PartyKind } from '@kring/domain/actor'
import { mayEvaluate, mayMoveCase, noAnswer, type Evaluation, type WaitsFor } from '@kring/domain/cases'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice, Scale } from '../../ui/choice.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { filledIn } from '../evaluation/answers.ts'
import { questionWords } from '../evaluation/evaluation-words.ts'
import { WhoHasAnswered } from '../evaluation/given-answers.tsx'

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
          const givenBy = (partyId: string) => evaluations.filter((one) => one.partyId === partyId && one.block === 'alliance')
          const remaining = people.filter(({ partyId }) => givenBy(partyId).length === 0)
          const one = remaining.find(({ partyId }) => partyId === chosen) ?? (remaining.length === 1 ? remaining[0] : undefined)
          return (
            <Stack gap={4}>
              {people
                .map(({ partyId, label }) => ({ partyId, label, given: givenBy(partyId) }))
                .filter(({ given }) => given.length > 0)
                .map(({ partyId, label, given }) => (
                  <WhoHasAnswered key={partyId} label={label} given={given} />
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
  const { id: caseId, you, state, states } = useCase()
  const move = useAct(moveCase)
  if (!state || !check(mayMoveCase, you, { state, to: 'closing', states }).ok) return null
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

interface Asked { meeting: Meeting; party: { id: string; kind: PartyKind }; waitsFor: WaitsFor }

/** Written down for somebody who says it, or why there is no answer. */
const Answers = ({ meeting, party, waitsFor }: Asked) => {
  const { t, i18n } = useLingui()
  const { state } = useCase()
  const draft = useDraft<Evaluation['answers']>(`evaluation:${meeting.id}:${party.id}`, {})
  const act = useAct(evaluate)
  const problem = useFormProblem(act.error)
  const answers = filledIn(draft.value)
  const word = (code: string) => i18n._(questionWords[code]!)
  return (
    <May rule={mayEvaluate} on={{ state: state ?? 'closed', forParty: party, waitsFor }} you={meeting.you}>
      <Stack gap={4}>
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
          {['helped', 'not-helped', 'never-gave-up'].map((code) => (
            <TextArea
              key={code}
              name={`answers.${code}`}
              label={word(code)}
              optional
              rows={2}
              maxLength={2000}
              value={String(draft.value[code] ?? '')}
              onChange={(text) => draft.write({ ...draft.value, [code]: text })}
            />
          ))}
          {['listened', 'kept-promises', 'better'].map((code) => (
            <Scale
              key={code}
              label={word(code)}
              optional
              lowest={t`0 är inte alls`}
              highest={t`10 är helt och hållet`}
              value={typeof answers[code] === 'number' ? answers[code] : null}
              onChange={(value) => draft.write({ ...draft.value, [code]: value })}
            />
          ))}
          <DraftLine state={draft.state} />
          <Row>
            <Button type="submit" isPending={act.isPending} isDisabled={Object.keys(answers).length === 0}>{t`Spara svaren`}</Button>
          </Row>
        </Form>
        <NoAnswer meeting={meeting} party={party} waitsFor={waitsFor} />
      </Stack>
    </May>
  )
}

/** Notes why somebody does not answer, so that the next ones may. Whoever changes their mind is still heard. */
const NoAnswer = ({ meeting, party }: Asked) => {
  const { t } = useLingui()
  const draft = useDraft(`no-answer:${meeting.id}:${party.id}`, '')
  const act = useAct(evaluate)
  return (
    <Disclosure title={t`Svarar inte? Skriv varför.`} isOpen={draft.value !== ''}>
      <Form
        problem={useFormProblem(act.error)}
        onSubmit={() =>
          act.mutate(
            { params: { caseId: meeting.caseId }, body: { partyId: party.id, block: 'alliance', answers: { [noAnswer]: draft.value } } },
            {
              onSuccess: () => {
                draft.drop()
                toast(t`Antecknat. Nästa kan svara.`)
              },
            },
          )
        }
      >
        <TextArea
          name={`answers.${noAnswer}`}
          label={t`Varför blir det inget svar?`}
          hint={t`Den som det gäller kan läsa det, och kan fortfarande svara själv.`}
          isRequired
          rows={2}
          maxLength={2000}
          value={draft.value}
          onChange={draft.write}
        />
        <DraftLine state={draft.state} />
        <Row>
          <Button type="submit" isPending={act.isPending}>{t`Anteckna`}</Button>
        </Row>
      </Form>
    </Disclosure>
  )
}
