import { noAnswer, type Evaluation } from '@kring/domain/cases'

type Answers = Evaluation['answers']

/** Whether somebody has answered themselves, or it has been noted why they do not. */
export const isAnswer = ({ answers }: { answers: Answers }) => !(noAnswer in answers)

/** The answers in the order of the questions; the database keeps none. */
export const inOrder = (codes: readonly string[], answers: Answers) =>
  Object.entries(answers).toSorted(([one], [other]) => codes.indexOf(one) - codes.indexOf(other))

/** What has been filled in. */
export const filledIn = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => typeof answer === 'number' || answer.trim() !== ''))
