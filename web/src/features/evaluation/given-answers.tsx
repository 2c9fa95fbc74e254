import type { Evaluation } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Bdi, Written } from '../../ui/text.tsx'
import { questionWords } from './evaluation-words.ts'
import { inOrder, isAnswer } from './answers.ts'

type Given = readonly Pick<Evaluation, 'answers'>[]

/** What somebody has answered, question by question. */
export const GivenAnswers = ({ given }: { given: Given }) => {
  const { t, i18n } = useLingui()
  const answers = given.flatMap(({ answers }) => inOrder(Object.keys(questionWords), answers))
  return (
    <SummaryList
      items={answers.map(([code, answer], place) => {
        const question = questionWords[code]
        return {
          key: `${code} ${place}`,
          term: question ? i18n._(question) : code,
          detail: typeof answer === 'number' ? t`${answer} av 10` : <Written>{answer}</Written>,
        }
      })}
    />
  )
}

/** Who has answered, with the answers behind a press: others in the room may see the screen. */
export const WhoHasAnswered = ({ label, given }: { label: string; given: Given }) => {
  const { t } = useLingui()
  return (
    <Disclosure title={<><Bdi>{label}</Bdi>: {given.some(isAnswer) ? t`har svarat` : t`svarar inte`}</>}>
      <GivenAnswers given={given} />
    </Disclosure>
  )
}
