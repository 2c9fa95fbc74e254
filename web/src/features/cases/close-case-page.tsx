import { listEvaluations } from '@kring/contract/cases'
import { listCommitments } from '@kring/contract/commitments'
import { isOpenCommitment } from '@kring/domain/commitments'
import { Plural, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { Everybody } from '../evaluation/closing-card.tsx'
import styles from '../evaluation/evaluation.module.css'
import { toast } from '../../ui/toast.tsx'
import { useCase } from './case-frame.tsx'
import { useCaseName } from './case-name.ts'
import { CloseCase } from './close-case.tsx'

/** For the coordinator: closes a case outside a meeting, as when consent never came or nobody is left to meet. */
export const CloseCasePage = () => {
  const { t } = useLingui()
  const file = useCase()
  const { id: caseId, state, parties } = file
  const commitments = useView(listCommitments, { params: { caseId } })
  const evaluations = useView(listEvaluations, { params: { caseId } })
  const navigate = useNavigate()
  const youth = parties.find(({ kind }) => kind === 'youth')?.id
  return (
    <div className={styles.page}>
      <TextLink icon={ArrowLeft} href={`/arenden/${caseId}`} quiet>
        {t`Till ärendet`}
      </TextLink>
      <PageHeader title={t`Avsluta ärendet`} lead={useCaseName(file)} />
      <Shown view={evaluations}>
        {({ evaluations, waitsFor }) => (
          <Shown view={commitments}>
            {({ items }) => {
              const open = items.filter(isOpenCommitment).length
              return (
                <Stack gap={5}>
                  {state === 'closing' && <Everybody evaluations={evaluations} />}
                  {open > 0 && (
                    <Band tone="warn" action={<TextLink href={`/arenden/${caseId}/plan`}>{t`Till planen`}</TextLink>}>
                      <Plural value={open} one="# åtagande är öppet. Avsluta det eller lämna över det först." other="# åtaganden är öppna. Avsluta dem eller lämna över dem först." />
                    </Band>
                  )}
                  <CloseCase
                    today={dayOf()}
                    openCommitments={open}
                    youthHasAnswered={state === 'closing' ? waitsFor !== 'youth' : evaluations.some(({ partyId }) => partyId === youth)}
                    onClosed={() => {
                      toast(t`Ärendet är avslutat.`)
                      void navigate({ to: '/arenden/$caseId', params: { caseId } })
                    }}
                  />
                </Stack>
              )
            }}
          </Shown>
        )}
      </Shown>
    </div>
  )
}
