import { signInPaths } from '@kring/contract/sessions'
import { useLingui } from '@lingui/react/macro'
import { DoorOpen } from 'lucide-react'
import { LinkButton } from '../ui/link.tsx'
import { Cover } from '../ui/states.tsx'
import { PlainShell } from './plain.tsx'

/** Nobody is signed in: before, or after a session has ended. */
export const SignedOut = ({ hasJustLeft }: { hasJustLeft: boolean }) => {
  const { t } = useLingui()
  const here = encodeURIComponent(location.pathname + location.search)
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
        {hasJustLeft && <p>{t`Det du skrev är sparat. Stäng gärna webbläsaren om fler använder datorn.`}</p>}
      </Cover>
    </PlainShell>
  )
}
