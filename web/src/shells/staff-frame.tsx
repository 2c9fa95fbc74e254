import { listIntake } from '@kring/contract/concerns'
import { signOut } from '@kring/contract/sessions'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { FolderOpen, HandHeart, Inbox, Scale, Sun, Users } from 'lucide-react'
import { useEffect } from 'react'
import { call, useView } from '../api.ts'
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
  const holdsIntake = me.functions.some(({ takesConcerns }) => takesConcerns)
  const intake = useView(listIntake, {}, { when: holdsIntake })
  if (me.person.kind === 'family') return <ToFamily locale={me.person.locale} />
  return (
    <StaffShell
      path={path}
      person={{ name: me.person.name, affiliation: me.functions[0]?.agency.name }}
      places={[
        { href: '/', label: t`Min dag`, icon: Sun },
        { href: '/arenden', label: t`Ärenden`, icon: FolderOpen },
        ...(me.functions.some(({ administers }) => administers) ? [{ href: '/regler', label: t`Regler`, icon: Scale }, { href: '/personal', label: t`Personal`, icon: Users }] : []),
        ...(holdsIntake ? [{ href: '/mottagning', label: t`Mottagning`, icon: Inbox, isNew: (intake.data?.waiting.length ?? 0) > 0 }] : []),
        { href: '/oro', label: t`Anmäl oro`, icon: HandHeart },
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

/** Leads a family to its own pages, in its language, once; how a sign-in ended goes along. */
const ToFamily = ({ locale }: { locale: string }) => {
  const navigate = useNavigate()
  useEffect(() => {
    const language = (findLanguage(locale) ?? currentLanguage()).locale
    void navigate({ to: '/$language', params: { language }, search: true, replace: true })
  }, [])
  return null
}
