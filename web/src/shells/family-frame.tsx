import { chooseLocale, signOut } from '@kring/contract/sessions'
import { Locale } from '@kring/domain/people'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, useEffect, type ReactNode } from 'react'
import { call, useAct } from '../api.ts'
import { useIsYouth } from '../features/home/use-is-youth.ts'
import { currentLanguage, languages } from '../i18n.ts'
import { useContact } from '../live.ts'
import { MeProvider, useMe } from '../me.tsx'
import { Banner, OfflineBanner } from '../ui/banner.tsx'
import { Skeleton } from '../ui/states.tsx'
import { FamilySignedOut } from './family-signed-out.tsx'
import { FamilyShell } from './family.tsx'
import { neutralPage, useQuickExit } from '../quick-exit.ts'

const Help = lazy(() => import('../features/home/help.tsx').then(({ Help }) => ({ default: Help })))

/** The family shell around pages that anybody may read, signed in or not. */
export const FamilyOpenFrame = () => (
  <OpenShell>
    <Outlet />
  </OpenShell>
)

/** The family shell around a family's own pages; before sign-in, and after it, around nothing of theirs. */
export const FamilyFrame = () => (
  <MeProvider
    waiting={
      <OpenShell>
        <Skeleton title />
      </OpenShell>
    }
    signedOut={(hasJustLeft) => (
      <OpenShell>
        <FamilySignedOut hasJustLeft={hasJustLeft} />
      </OpenShell>
    )}
  >
    <Frame />
  </MeProvider>
)

const OpenShell = ({ children }: { children: ReactNode }) => {
  const { t } = useLingui()
  return (
    <FamilyShell municipality="Kring" help={<p>{t`Ring din kontaktperson. Du kan be om tolk.`}</p>} {...useEverywhere()}>
      {children}
    </FamilyShell>
  )
}

const Frame = () => {
  const { t } = useLingui()
  const me = useMe()
  const everywhere = useEverywhere()
  const choose = useAct(chooseLocale)
  const showsExit = useQuickExit(useIsYouth())
  const isFamily = me.person.kind === 'family'
  const navigate = useNavigate()
  useEffect(() => {
    if (!isFamily) void navigate({ to: '/', replace: true })
  }, [isFamily])
  if (!isFamily) return null
  return (
    <FamilyShell
      {...everywhere}
      municipality={me.municipality.name}
      onChooseLanguage={(chosen) => {
        const locale = Locale.options.find((known) => known === chosen)
        if (locale) choose.mutate({ body: { locale } })
      }}
      help={<Help />}
      {...(showsExit && { exit: { to: neutralPage, onLeave: () => void call(signOut, {}, { outlivesPage: true }) } })}
      banner={
        <>
          {everywhere.banner}
          {me.demo && <Banner about="sandbox">{t`Övningsmiljö. Alla personer är påhittade.`}</Banner>}
        </>
      }
    >
      <Outlet />
    </FamilyShell>
  )
}

const useEverywhere = () => {
  const path = useLocation({ select: (location) => location.pathname })
  const inContact = useContact()
  const language = currentLanguage().locale
  return {
    languages,
    language,
    hrefIn: (locale: string) => path.replace(/^\/[^/]+/, `/${locale}`),
    accessibilityHref: `/${language}/tillganglighet`,
    banner: inContact ? undefined : <OfflineBanner />,
  }
}
