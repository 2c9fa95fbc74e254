import type { SignInOutcome as Outcome } from '@kring/domain/sessions'
import { useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { Band } from '../../ui/band.tsx'
import { Stack } from '../../ui/layout.tsx'
import { ContactLine } from './contact.tsx'

/** How proving who one is ended, where it led nowhere. It names nobody, and nothing is lost. */
export const SignInOutcome = () => {
  const { t } = useLingui()
  const outcome = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('signin') as Outcome | null })
  if (!outcome) return null
  if (outcome === 'elsewhere') {
    return (
      <div role="alert">
        <Band tone="info">{t`Gå tillbaka dit där du började. Den här sidan kan du stänga.`}</Band>
      </div>
    )
  }
  return (
    <Stack>
      <div role="alert">
        <Band tone="warn" title={outcome === 'someone-else' ? t`Det här gäller någon annan.` : t`Det gick inte att visa vem du är.`}>
          {t`Inget är ändrat. Du kan försöka igen.`} <ContactLine names={[]} />
        </Band>
      </div>

    </Stack>
  )
}
