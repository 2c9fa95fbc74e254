import { listEvaluations } from '@kring/contract/cases'
import { isOpenCommitment } from '@kring/domain/commitments'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Band } from '../../ui/band.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Stack } from '../../ui/layout.tsx'
import { Heading } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { CloseCase } from '../cases/close-case.tsx'
import { Everybody } from '../evaluation/closing-card.tsx'
import { useCommitments } from './item-commitments.tsx'
import { StartClosing } from './item-evaluation.tsx'

/** The end of the closing meeting: what the agencies have answered, and the closure itself. */
export const Closure = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const { id: caseId, state } = useCase()
  const evaluation = useView(listEvaluations, { params: { caseId } }).data
  const commitments = useCommitments(meeting).data
  if (state === 'closed') return <Band tone="ok">{t`Ärendet är avslutat. Avsluta mötet när ni är klara.`}</Band>
  const today = dayOf(meeting.serverNow)
  return (
    <Stack gap={5}>
      <StartClosing />
      {state === 'closing' && evaluation && (
        <Stack gap={2}>
          <Heading level={3} size={4}>{t`Verksamheternas svar`}</Heading>
          <p>{t`Var och en svarar för sin verksamhet, i ärendet eller från Min dag.`}</p>
          <Everybody evaluations={evaluation.evaluations} of="agencies" />
        </Stack>
      )}
      <CloseCase
        today={today}
        copyGivenOn={today}
        openCommitments={commitments?.items.filter(isOpenCommitment).length ?? 0}
        youthHasAnswered={evaluation !== undefined && evaluation.waitsFor !== 'youth'}
      />
    </Stack>
  )
}
