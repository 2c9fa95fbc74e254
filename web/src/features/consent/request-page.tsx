import { readConsent, readConsentRule } from '@kring/contract/consent'
import { isCoordinator } from '@kring/domain/actor'
import { custodyIsFresh, type Consent, type ConsentRule } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useView } from '../../api.ts'
import { NotFound, Shown } from '../../shown.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Heading, Muted, PageHeader } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import { AskFirst } from '../legal-reviews/ask-first.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { CheckStep } from './check-step.tsx'
import { ContactStep } from './contact-step.tsx'
import { ScopeStep } from './scope-step.tsx'
import { TermsStep } from './terms-step.tsx'
import { useRequestDraft } from './request-draft.ts'
import { requestSteps, type RequestStep } from './request-steps.ts'
import { relativesOf } from './scope.ts'

/** Building a request for consent together with the family: four short pages, kept as a draft between them. */
export const RequestPage = () => {
  const { t } = useLingui()
  const file = useCase()
  const name = useCaseName(file)
  const params = { caseId: file.id }
  const rule = useView(readConsentRule, { params })
  const consent = useView(readConsent, { params })
  if (!isCoordinator(file.you)) return <NotFound />
  return (
    <>
      <PageHeader
        title={t`Be om samtycke`}
        lead={t`Fyll gärna i tillsammans med familjen. Inget skickas förrän du har kontrollerat allt.`}
        actions={
          <TextLink icon={ArrowLeft} href={`/arenden/${file.id}/samtycke`}>
            {name}
          </TextLink>
        }
      />
      <Shown view={rule}>
        {(rule) => <Shown view={consent}>{(consent) => <Steps rule={rule} consent={consent} />}</Shown>}
      </Shown>
    </>
  )
}

/** What every step gets. */
export interface StepProps {
  rule: ConsentRule
  consent: Consent
  draft: ReturnType<typeof useRequestDraft>
  goTo: (step: RequestStep) => void
}

const Steps = ({ rule, consent }: { rule: ConsentRule; consent: Consent }) => {
  const { t } = useLingui()
  const file = useCase()
  const { steg } = useSearch({ from: '/staff/arenden/$caseId/samtycke/ny' })
  // Who was found safe to contact before is not asked about again.
  const isSafe = (partyId: string) => !rule.dangers.includes(partyId) && consent.contactChecks.some((check) => check.partyId === partyId && check.safe)
  const [first] = useState<RequestStep>(() => {
    const isReady = rule.signers.every(({ partyId }) => isSafe(partyId) || rule.excepted.includes(partyId)) && custodyIsFresh(rule.signers, rule.custody, dayOf())
    const knowsRelatives = relativesOf(file).every(({ id }) => consent.contactChecks.some(({ partyId }) => partyId === id))
    return isReady && knowsRelatives ? 'delning' : 'kontakt'
  })
  const step = steg ?? first
  const navigate = useNavigate()
  const draft = useRequestDraft({ file, rule, newest: consent.requests[0] })
  if (rule.signers.length === 0) {
    return (
      <EmptyState
        title={t`Först behövs de som ska skriva under.`}
        action={<LinkButton kind="primary" href={`/arenden/${file.id}`}>{t`Lägg till personer`}</LinkButton>}
      >
        {t`Lägg till den unge med födelsedag och vårdnadshavarna med vårdnad. Då vet tjänsten vilka som ska tillfrågas.`}
      </EmptyState>
    )
  }
  if (rule.missingReviews.length > 0) return <AskFirst missing={rule.missingReviews} />
  const props: StepProps = {
    rule,
    consent,
    draft,
    goTo: (next) => void navigate({ to: '/arenden/$caseId/samtycke/ny', params: { caseId: file.id }, search: { steg: next } }),
  }
  return (
    <Stack gap={5}>
      {step === 'kontakt' && <Step step={step} title={t`Är kontakten säker?`}><ContactStep {...props} /></Step>}
      {step === 'delning' && <Step step={step} title={t`Vilka får veta vad?`}><ScopeStep {...props} /></Step>}
      {step === 'villkor' && <Step step={step} title={t`Varför och hur länge?`}><TermsStep {...props} /></Step>}
      {step === 'kontroll' && <Step step={step} title={t`Kontrollera och skicka`}><CheckStep {...props} /></Step>}
      <DraftLine state={draft.state} />
    </Stack>
  )
}

/** One step. Its heading takes focus when one has come to it from another. */
const Step = ({ step, title, children }: { step: RequestStep; title: string; children: ReactNode }) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  const number = requestSteps.indexOf(step) + 1
  const count = requestSteps.length
  useEffect(() => {
    // On the first one the page's own heading has it.
    if (document.activeElement === document.body || number > 1) heading.current?.focus()
    scrollTo({ top: 0 })
  }, [number])
  return (
    <Stack gap={5}>
      <div>
        <Muted>{t`Steg ${number} av ${count}`}</Muted>
        <Heading level={2} ref={heading}>
          {title}
        </Heading>
      </div>
      {children}
    </Stack>
  )
}
