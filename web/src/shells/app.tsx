import { useLingui } from '@lingui/react'
import { Outlet, useMatches, useRouter } from '@tanstack/react-router'
import { currentLanguage } from '../i18n.ts'
import { NotFound } from '../shown.tsx'
import { UiProvider } from '../ui/provider.tsx'
import { RouteAnnouncer } from '../ui/route-announcer.tsx'
import { PlainShell } from './plain.tsx'

/** Around every page: the language, how links navigate, and what a browser would do for a new page. */
export const App = () => {
  const router = useRouter()
  const { i18n } = useLingui()
  const page = useMatches().at(-1)
  const title = page?.staticData.title
  return (
    <UiProvider locale={currentLanguage().hidden} navigate={(href) => (isServed(href) ? location.assign(href) : void router.navigate({ href }))}>
      <RouteAnnouncer path={page?.pathname ?? '/'} title={title ? `${i18n._(title)} – Kring` : 'Kring'} />
      <Outlet />
    </UiProvider>
  )
}

/** The server's own addresses are for the browser, not for the router. */
const isServed = (href: string) => href.startsWith('/api/')

/** An address that no shell knows. */
export const Nowhere = () => (
  <PlainShell>
    <NotFound />
  </PlainShell>
)
