import { signInPaths } from '@kring/contract/sessions'
import type { SignInOutcome } from '@kring/domain/sessions'
import { useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { DoorOpen } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Band } from '../ui/band.tsx'
import { LinkButton } from '../ui/link.tsx'
import { Cover } from '../ui/states.tsx'
import { PlainShell } from './plain.tsx'

const DemoCast = lazy(() => import('../features/sessions/demo-cast.tsx').then(({ DemoCast }) => ({ default: DemoCast })))

/** Nobody is signed in: before, or after a session has ended. */
export const SignedOut = ({ hasJustLeft }: { hasJustLeft: boolean }) => {
  const { t } = useLingui()
  const { pathname, searchStr } = useLocation()
  const search = new URLSearchParams(searchStr)
  const outcome = search.get('signin') as SignInOutcome | null
  search.delete('signin')
  const here = encodeURIComponent(pathname + (search.size > 0 ? `?${search}` : ''))
  return (
    <PlainShell>
      <Cover
        icon={DoorOpen}
        title={hasJustLeft ? t`Du är utloggad` : t`Logga in`}
        isUrgent={hasJustLeft}
        action={
          <LinkButton kind="primary" href={`/api${signInPaths.start}?to=${here}`}>
            {hasJustLeft ? t`Logga in igen` : t`Logga in`}
          </LinkButton>
        }
      >
        {outcome && <Outcome of={outcome} />}
        <p>
          {hasJustLeft
            ? t`Det du skrev är sparat. Stäng gärna webbläsaren om fler använder datorn.`
            : t`Här samarbetar verksamheter kring en ung person, när familjen har sagt ja.`}
        </p>
      </Cover>
      <Suspense>
        <DemoCast />
      </Suspense>
    </PlainShell>
  )
}

/** How a sign-in that led nowhere ended. It names nobody. */
const Outcome = ({ of }: { of: SignInOutcome }) => {
  const { t } = useLingui()
  const sentences: Record<SignInOutcome, string> = {
    unknown: t`Du finns inte inlagd i tjänsten än. Be din chef eller samordnaren att lägga in dig.`,
    failed: t`Inloggningen gick inte igenom. Försök igen om en stund.`,
    'someone-else': t`Någon annan loggade in än den som började. Försök igen.`,
    elsewhere: t`Gå tillbaka dit där du började. Den här sidan kan du stänga.`,
  }
  return (
    <div role="alert">
      <Band tone="warn">{sentences[of] ?? sentences.failed}</Band>
    </div>
  )
}
