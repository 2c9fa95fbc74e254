import { evaluate, listEvaluations } from '@kring/contract/cases'
import { listCommitments } from '@kring/contract/commitments'
import { mayEvaluate, type Evaluation } from '@kring/domain/cases'
import { Plural, useLingui } from '@lingui/react/macro'
import { ArrowLeft, Handshake, ListChecks } from 'lucide-react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { Scale } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Muted, PageHeader } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { Readers } from '../meetings/item-note.tsx'
import { filledIn } from './answers.ts'
import { questionWords } from './evaluation-words.ts'
import { GivenAnswers } from './given-answers.tsx'
import styles from './evaluation.module.css'

/** The closing evaluation of an agency, short enough for a phone; the family has answered before. */
export const AgencyEvaluationPage = () => {
  const { t } = useLingui()
  const file = useCase()
  const { id: caseId, you, state } = file
  return (
    <div className={styles.page}>
      <TextLink icon={ArrowLeft} href={`/arenden/${caseId}`} quiet>
        {t`Till ärendet`}
      </TextLink>
      <PageHeader title={t`Hur blev det, så som ni ser det?`} lead={useCaseName(file)} />
      <Shown view={useView(listEvaluations, { params: { caseId } })}>
        {({ evaluations, waitsFor, readBy }) => {
          const given = evaluations.filter(({ partyId }) => partyId === you.partyId)
          const remaining = agencyBlocks.filter((block) => !given.some((one) => one.block === block))
          return (
            <Stack gap={5}>
              {given.length > 0 && (
                <>
                  <Band tone="ok" icon={Handshake} title={t`Tack. Era svar finns med nu.`} />
                  <GivenAnswers given={given} />
                </>
              )}
              {/* What stays unanswered once something is said is left so, but for an answer that did not arrive. */}
              {remaining.length > 0 && (given.length === 0 || state === 'closing') ? (
                <May rule={mayEvaluate} on={{ state: state ?? 'closed', forParty: { id: you.partyId, kind: you.kind }, waitsFor }} you={you}>
                  <Questions blocks={remaining} readBy={readBy} />
                </May>
              ) : (
                <Row>
                  <LinkButton href={`/arenden/${caseId}`}>{t`Till ärendet`}</LinkButton>
                </Row>
              )}
            </Stack>
          )
        }}
      </Shown>
    </div>
  )
}

type AgencyBlock = Exclude<Evaluation['block'], 'alliance'>
const agencyBlocks: readonly AgencyBlock[] = ['efforts', 'effects']
const questions: Record<AgencyBlock, { scale: string; words: readonly string[] }> = {
  efforts: { scale: 'together', words: ['missing', 'waited'] },
  effects: { scale: 'better', words: ['changed'] },
}
type Answers = Evaluation['answers']

const Questions = ({ blocks, readBy }: { blocks: readonly AgencyBlock[]; readBy: readonly string[] }) => {
  const { t, i18n } = useLingui()
  const { id: caseId, you } = useCase()
  const draft = useDraft<Partial<Record<AgencyBlock, Answers>>>(`evaluation:${caseId}:${you.partyId}`, {})
  const act = useAct(evaluate)
  const word = (code: string) => i18n._(questionWords[code]!)
  const titles: Record<AgencyBlock, string> = { efforts: t`Insatserna`, effects: t`Det som ändrades` }
  const filled = blocks.map((block) => ({ block, answers: filledIn(draft.value[block] ?? {}) })).filter(({ answers }) => Object.keys(answers).length > 0)
  /** One block after the other: what arrived stands, and what did not is still on the page. */
  const send = async () => {
    for (const { block, answers } of filled) await act.mutateAsync({ params: { caseId }, body: { partyId: you.partyId, block, answers } })
    draft.drop()
  }
  return (
    <Form problem={useFormProblem(act.error)} onSubmit={() => void send().catch(() => undefined)}>
      <Stack gap={6}>
        {blocks.map((block) => {
          const answers = draft.value[block] ?? {}
          const write = (code: string, answer: string | number) => draft.write({ ...draft.value, [block]: { ...answers, [code]: answer } })
          const { scale, words } = questions[block]
          return (
            <Section key={block} title={titles[block]}>
              {block === 'efforts' && <OwnPromises />}
              <Scale
                label={word(scale)}
                optional
                lowest={t`0 är inte alls`}
                highest={t`10 är helt och hållet`}
                value={typeof answers[scale] === 'number' ? answers[scale] : null}
                onChange={(value) => write(scale, value)}
              />
              {words.map((code) => (
                <TextArea
                  key={code}
                  label={word(code)}
                  optional
                  rows={2}
                  maxLength={2000}
                  value={String(answers[code] ?? '')}
                  onChange={(text) => write(code, text)}
                />
              ))}
              {block === 'effects' && <Muted>{t`En ändring mellan före och efter säger inte vad den berodde på.`}</Muted>}
            </Section>
          )
        })}
        <Stack gap={1}>
          <DraftLine state={draft.state} />
          <Readers names={readBy} />
        </Stack>
        <Row>
          <Button type="submit" kind="primary" size="big" isPending={act.isPending} isDisabled={filled.length === 0}>
            {t`Skicka svaren`}
          </Button>
        </Row>
      </Stack>
    </Form>
  )
}

/** What one's own agency has promised, and how much of it is done: the plan knows, and nobody has to count. */
const OwnPromises = () => {
  const { id: caseId, you } = useCase()
  const promises = useView(listCommitments, { params: { caseId } }).data?.items.filter(({ ownerId, state }) => you.parties.includes(ownerId) && state !== 'declined')
  if (!promises || promises.length === 0) return null
  const done = promises.filter(({ state }) => state === 'done').length
  return (
    <Note icon={ListChecks}>
      <Plural value={promises.length} one="Ni har # åtagande i planen." other="Ni har # åtaganden i planen." />{' '}
      <Plural value={done} _0="Inget är klart." one="# är klart." other="# är klara." />
    </Note>
  )
}
