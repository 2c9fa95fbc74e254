import { evaluate, listEvaluations } from '@kring/contract/cases'
import { mayEvaluate } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Eye, Heart } from 'lucide-react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Scale } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { isAnswer } from './answers.ts'
import { useFamilyQuestions } from './use-family-questions.ts'

type Answers = Record<string, string | number>

/** How it went, in the family's own numbers and words. The young person answers before anybody else. */
export const EvaluationPage = () => {
  const { t } = useLingui()
  const { caseId, you, state, home } = useFamilyCase()
  return (
    <>
      <WayHome />
      <PageHeader title={t`Hur blev det?`} lead={t`Det finns inga fel svar. Hoppa över det du inte vill svara på.`} />
      <Shown view={useView(listEvaluations, { params: { caseId } })}>
        {({ evaluations }) => {
          const isAnswered = evaluations.some((one) => one.partyId === you.partyId && one.block === 'alliance' && isAnswer(one))
          if (isAnswered) {
            return (
              <Stack gap={4}>
                <Band tone="ok" icon={Heart} title={t`Tack för dina svar.`}>
                  {t`De hjälper oss att bli bättre.`}
                </Band>
                <Row>
                  <LinkButton kind="primary" href={home}>{t`Till startsidan`}</LinkButton>
                </Row>
              </Stack>
            )
          }
          return (
            // Whom one waits for is not the family's to know; the server does, and what is written stays meanwhile.
            <May rule={mayEvaluate} on={{ state: state ?? 'closed', forParty: { id: you.partyId, kind: you.kind }, waitsFor: null }} you={you}>
              <Questions />
            </May>
          )
        }}
      </Shown>
    </>
  )
}

const Questions = () => {
  const { t } = useLingui()
  const { caseId, you } = useFamilyCase()
  const asked = useFamilyQuestions()
  const draft = useDraft<Answers>(`evaluation:${caseId}`, {})
  const act = useAct(evaluate)
  const problem = useFormProblem(act.error)
  const answers = Object.fromEntries(Object.entries(draft.value).filter(([, answer]) => answer !== ''))
  const number = (code: string) => (typeof answers[code] === 'number' ? answers[code] : null)
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        act.mutate({ params: { caseId }, body: { partyId: you.partyId, block: 'alliance', answers } }, { onSuccess: () => draft.drop() })
      }
    >
      <Stack gap={6}>
        {(['listened', 'kept-promises', 'reached', 'better'] as const).map((code) => (
          <Scale
            key={code}
            label={asked[code]}
            lowest={t`0 är inte alls`}
            highest={t`10 är helt och hållet`}
            value={number(code)}
            onChange={(value) => draft.write({ ...draft.value, [code]: value })}
          />
        ))}
        <TextArea
          name="answers.words"
          label={asked.words}
          hint={t`Du kan skriva på ditt eget språk.`}
          optional
          maxLength={2000}
          value={String(answers['words'] ?? '')}
          onChange={(words) => draft.write({ ...draft.value, words })}
        />
        <Stack gap={1}>
          <DraftLine state={draft.state} />
          <Note icon={Eye}>{t`Läses av samordnaren och av dem som arbetar med er.`}</Note>
        </Stack>
        <Row>
          <Button type="submit" kind="primary" size="big" isPending={act.isPending} isDisabled={Object.keys(answers).length === 0}>
            {t`Skicka mina svar`}
          </Button>
        </Row>
      </Stack>
    </Form>
  )
}
