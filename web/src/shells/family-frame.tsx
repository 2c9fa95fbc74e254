import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation } from '@tanstack/react-router'
import { currentLanguage, languages } from '../i18n.ts'
import { useContact } from '../live.ts'
import { OfflineBanner } from '../ui/banner.tsx'
import { FamilyShell } from './family.tsx'

/** The family shell with what it needs to know. Pages that need a signed-in person put MeProvider around themselves. */
export const FamilyFrame = () => {
  const { t } = useLingui()
  const path = useLocation({ select: (location) => location.pathname })
  const inContact = useContact()
  return (
    <FamilyShell
      municipality="Kring"
      languages={languages}
      language={currentLanguage().locale}
      hrefIn={(locale) => path.replace(/^\/[^/]+/, `/${locale}`)}
      help={<p>{t`Ring din kontaktperson. Du kan be om tolk.`}</p>}
      accessibilityHref={`/${currentLanguage().locale}/accessibility`}
      banner={inContact ? undefined : <OfflineBanner />}
    >
      <Outlet />
    </FamilyShell>
  )
}
