import { signOut } from '@kring/contract/sessions'
import { useLingui } from '@lingui/react/macro'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { FolderOpen, Sun } from 'lucide-react'
import { call } from '../api.ts'
import { currentLanguage, findLanguage } from '../i18n.ts'
import { useContact } from '../live.ts'
import { MeProvider, leaveSession, useMe } from '../me.tsx'
import { Banner, OfflineBanner } from '../ui/banner.tsx'
import { SignedOut } from './signed-out.tsx'
import { StaffShell } from './staff.tsx'

/** The staff shell with what it needs to know: who is signed in, where we are, and whether there is contact. */
export const StaffFrame = () => (
  <MeProvider signedOut={(hasJustLeft) => <SignedOut hasJustLeft={hasJustLeft} />}>
    <Frame />
  </MeProvider>
)

const Frame = () => {
  const { t } = useLingui()
  const me = useMe()
  const path = useLocation({ select: (location) => location.pathname })
  const inContact = useContact()
  if (me.person.kind === 'family') {
    // Their own language, and how a sign-in ended.
    const language = (findLanguage(me.person.locale) ?? currentLanguage()).locale
    return <Navigate to="/$language" params={{ language }} search={true} />
  }
  return (
    <StaffShell
      path={path}
      person={{ name: me.person.name, affiliation: me.functions[0]?.agency.name }}
      places={[
        { href: '/', label: t`Min dag`, icon: Sun },
        { href: '/arenden', label: t`Ärenden`, icon: FolderOpen },
      ]}
      onSignOut={() => void call(signOut, {}).finally(leaveSession)}
      banner={
        <>
          {!inContact && <OfflineBanner />}
          {me.demo && <Banner about="sandbox">{t`Övningsmiljö. Alla personer är påhittade.`}</Banner>}
        </>
      }
    >
      <Outlet />
    </StaffShell>
  )
}
