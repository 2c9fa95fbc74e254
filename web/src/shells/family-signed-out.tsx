import { signInPaths } from '@kring/contract/sessions'
import { useLingui } from '@lingui/react/macro'
import { DoorOpen } from 'lucide-react'
import { LinkButton } from '../ui/link.tsx'
import { Cover } from '../ui/states.tsx'

/** Nobody is signed in: before, or after a session has ended. Nothing here tells what the service knows. */
export const FamilySignedOut = ({ hasJustLeft }: { hasJustLeft: boolean }) => {
  const { t } = useLingui()
  const here = encodeURIComponent(location.pathname + location.search)
  return (
    <Cover
      icon={DoorOpen}
      title={hasJustLeft ? t`Du är utloggad` : t`Logga in`}
      isUrgent={hasJustLeft}
      action={
        <LinkButton kind="primary" size="big" href={`/api${signInPaths.start}?to=${here}`}>
          {hasJustLeft ? t`Logga in igen` : t`Logga in med e-legitimation`}
        </LinkButton>
      }
    >
      {hasJustLeft ? (
        <p>{t`Det du skrev är sparat. Stäng gärna webbläsaren om fler använder datorn.`}</p>
      ) : (
        <>
          <p>{t`Här läser du det som gäller dig och din familj. Du kan också göra allt på telefon eller papper.`}</p>
          <p>{t`E-legitimationen visar text på svenska.`}</p>
        </>
      )}
    </Cover>
  )
}
