import { useLingui } from '@lingui/react/macro'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { CalendarDays, FolderOpen, Sun } from 'lucide-react'
import { currentLanguage } from '../i18n.ts'
import { useContact } from '../live.ts'
import { MeProvider, leaveSession, useMe } from '../me.tsx'
import { OfflineBanner } from '../ui/banner.tsx'
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
  if (me.person.kind === 'family') return <Navigate to="/$language" params={{ language: currentLanguage().locale }} />
  return (
    <StaffShell
      path={path}
      person={{ name: me.person.name, affiliation: me.functions[0]?.agency.name }}
      places={[
        { href: '/', label: t`Min dag`, icon: Sun },
        { href: '/cases', label: t`Ärenden`, icon: FolderOpen },
        { href: '/meetings', label: t`Möten`, icon: CalendarDays },
      ]}
      onSignOut={leaveSession}
      banner={inContact ? undefined : <OfflineBanner />}
    >
      <Outlet />
    </StaffShell>
  )
}
