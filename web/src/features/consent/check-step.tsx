import { requestConsent } from '@kring/contract/consent'
import { contactIsSafe, custodyIsFresh, mayRequestConsent, missingKinds, type RequiredSigner } from '@kring/domain/consent'
import { mustBeSafe } from '@kring/domain/relatives'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Send } from 'lucide-react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { dayOf } from '../../ui/dates.ts'
import { DateText } from '../../ui/date-text.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { reviewWords } from '../legal-reviews/review-words.ts'
import { ThirdPersonsCard } from '../third-persons/third-persons-card.tsx'
import type { StepProps } from './request-page.tsx'
import { linesOf, relativeLinesOf, scopeOf } from './scope.ts'
import { ScopeTable } from './scope-table.tsx'

/** Everything on one page, each with a way back, and the button that asks the family. */
export const CheckStep = ({ rule, consent, draft, goTo }: StepProps) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const navigate = useNavigate()
  const send = useAct(requestConsent)
  const problem = useFormProblem(send.error)
  const { agencies, value, validUntilOn } = draft
  const lines = [...linesOf(value.scope, value.partyIds), ...relativeLinesOf(value.relatives, value.scope)]
  const parties = [...agencies.filter(({ id }) => value.partyIds.includes(id)), ...draft.relatives.filter(({ id }) => lines.some(({ partyId }) => partyId === id))]
  const named = parties.filter(({ id }) => lines.some(({ partyId }) => partyId === id))
  const nameOf = (partyId: string) => file.parties.find(({ id }) => id === partyId)?.label ?? ''
  const change = (step: Parameters<typeof goTo>[0]) => <Button kind="quiet" onPress={() => goTo(step)}>{t`Ändra`}</Button>
  const hows = { meeting: t`I ett möte`, telephone: t`På telefon`, video: t`Med video`, letter: t`I ett brev` }

  return (
    <Stack gap={5}>
      <SummaryList
        items={[
          {
            term: t`Ska skriva under`,
            detail: rule.signers.map((signer) => (
              <div key={signer.partyId}>
                {nameOf(signer.partyId)} <Because signer={signer} signsFromAge={rule.youthSignsFromAge} />
              </div>
            )),
          },
          // That a lawyer has answered, and not what.
          ...rule.reviews.map(({ about, validUntilOn }) => ({
            term: t`Rättslig prövning`, detail: <Trans>{i18n._(reviewWords[about].title)}, gäller till och med <DateText at={validUntilOn} /></Trans>,
          })),
          { term: t`Varför`, detail: value.purpose, action: change('villkor') },
          { term: t`Till och med`, detail: validUntilOn && <DateText at={validUntilOn} />, action: change('villkor') },
          { term: t`Får inte delas`, detail: value.exclusions.trim() || t`Inga undantag`, action: change('villkor') },
          {
            term: t`Information`,
            detail: value.how ? `${hows[value.how]}${value.interpreter ? t`, med tolk` : ''}` : t`Saknas`,
            action: change('villkor'),
          },
        ]}
      />
      <Section title={t`Vilka får veta vad`} level={3} action={change('delning')}>
        <ScopeTable caption={t`Vilka får veta vad`} hideCaption scope={scopeOf(lines)} parties={parties} />
      </Section>
      <ThirdPersonsCard />
      <Form
        problem={problem}
        onSubmit={() => {
          if (!value.how) return goTo('villkor')
          const body = {
            lines,
            purpose: value.purpose,
            validUntilOn,
            reach: value.reach,
            exclusions: value.exclusions.trim() || undefined,
            informed: { how: value.how, interpreter: value.interpreter },
          }
          send.mutate(
            { params: { caseId: file.id }, body },
            {
              onSuccess: () => {
                draft.drop()
                toast(t`Familjen är tillfrågad.`)
                void navigate({ to: '/arenden/$caseId/samtycke', params: { caseId: file.id } })
              },
            },
          )
        }}
      >
        <Row>
          <May
            rule={mayRequestConsent}
            you={file.you}
            on={{
              state: file.state ?? 'closed',
              hasSigners: rule.signers.length > 0,
              missingReviews: rule.missingReviews,
              custodyIsFresh: custodyIsFresh(rule.signers, rule.custody, dayOf()),
              contactIsSafe: contactIsSafe({
                signers: rule.signers,
                excepted: rule.excepted,
                rule,
                admitted: mustBeSafe(file.parties, lines.map(({ partyId }) => partyId)),
                checks: consent.contactChecks.filter(({ partyId }) => !rule.dangers.includes(partyId)),
              }),
              missingKinds: missingKinds(rule.requiredAgencyKinds, named),
              validUntilOn,
              maxValidUntilOn: rule.maxValidUntilOn,
            }}
          >
            <Button type="submit" kind="primary" icon={Send} isPending={send.isPending}>
              {t`Fråga familjen`}
            </Button>
          </May>
          <Button kind="quiet" icon={ArrowLeft} onPress={() => goTo('villkor')}>{t`Tillbaka`}</Button>
        </Row>
      </Form>
    </Stack>
  )
}

/** Why somebody's signature is needed, in the law's plain terms. */
export const Because = ({ signer: { because, fromOn }, signsFromAge }: { signer: RequiredSigner; signsFromAge: number | null }) => {
  const { t } = useLingui()
  const words = {
    'joint-custody': t`gemensam vårdnad`,
    'sole-custody': t`ensam vårdnad`,
    appointed: t`särskilt förordnad vårdnadshavare`,
    'signing-age': t`har fyllt ${signsFromAge} år`,
    'of-age': t`är myndig`,
  }
  if (!fromOn) return <>({words[because]})</>
  return (
    <Trans>
      (behöver skriva under från <DateText at={fromOn} />, då fyllda {signsFromAge} år)
    </Trans>
  )
}
