import { readConfidence } from '@kring/contract/confidence'
import { readConsent } from '@kring/contract/consent'
import { Locale } from '@kring/domain/people'
import { useLingui } from '@lingui/react'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useView } from '../../../api.ts'
import { Shown } from '../../../shown.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { AlreadyAnswered, NoLongerAsked } from './already-answered.tsx'
import { CheckStep } from './check-step.tsx'
import { DoneStep } from './done-step.tsx'
import { LanguageStep } from './language-step.tsx'
import { SayNo } from './say-no.tsx'
import { ScopeStep } from './scope-step.tsx'
import { SignStep } from './sign-step.tsx'
import type { Signing } from './step.tsx'
import { TalkFirst } from './talk-first.tsx'
import { TimeStep } from './time-step.tsx'
import { WhatStep } from './what-step.tsx'

/**
 * One request for consent, one thing a page. Every page has the way back, somebody to talk to, and a no that looks like the
 * yes; nothing is ticked beforehand, and nothing is lost when a step fails.
 */
export const SigningPage = () => {
  const { requestId, step } = useParams({ from: '/$language/familj/arende/$caseId/samtycke/$requestId/$step' })
  const { caseId, paths } = useFamilyCase()
  const locale = Locale.options.find((known) => known === useLingui().i18n.locale)
  const view = useView(readConsent, { params: { caseId }, query: locale && locale !== 'sv' ? { locale } : {} })
  return (
    <Shown view={view}>
      {(consent) => {
        const request = consent.requests.find(({ id }) => id === requestId)
        if (!request) return <NoLongerAsked consent={consent} />
        return <OnePage step={step} request={request} parties={consent.parties} consent={consent} at={(next) => paths.sign(requestId, next)} onReadAgain={view.refetch} />
      }}
    </Shown>
  )
}

/** The same pages for what the young person alone is asked, in confidence. */
export const ConfidenceSigningPage = () => {
  const { requestId, step } = useParams({ from: '/$language/familj/arende/$caseId/mitt/$requestId/$step' })
  const { caseId, paths } = useFamilyCase()
  const locale = Locale.options.find((known) => known === useLingui().i18n.locale)
  const view = useView(readConfidence, { params: { caseId }, query: locale && locale !== 'sv' ? { locale } : {} })
  return (
    <Shown view={view}>
      {({ requests, parties }) => {
        const request = requests.find(({ id }) => id === requestId)
        if (!request) return <NoLongerAsked consent={null} />
        return <OnePage step={step} request={{ ...request, exclusions: null, needsYouSoon: false }} parties={parties} consent={null} at={(next) => paths.confide(requestId, next)} onReadAgain={view.refetch} />
      }}
    </Shown>
  )
}

const OnePage = ({ step, ...signing }: Signing & { step: string }) => {
  const { request } = signing
  if (step === 'klart' || (step === 'skriv-under' && request.yourAnswer === 'signed')) return <DoneStep {...signing} />
  if (step === 'nej') return <SayNo {...signing} />
  if (request.yourAnswer !== 'waiting' || request.ended) return <AlreadyAnswered {...signing} />
  if (step === 'prata-forst') return <TalkFirst {...signing} />
  return pages[step]?.(signing) ?? <LanguageStep {...signing} />
}

const pages: Record<string, (signing: Signing) => ReactNode> = {
  sprak: (signing) => <LanguageStep {...signing} />,
  om: (signing) => <WhatStep {...signing} />,
  vem: (signing) => <ScopeStep {...signing} />,
  'hur-lange': (signing) => <TimeStep {...signing} />,
  kontrollera: (signing) => <CheckStep {...signing} />,
  'skriv-under': (signing) => <SignStep {...signing} />,
}
