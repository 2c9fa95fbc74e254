import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { LinkProvider } from './link.tsx'
import { ToastRegion } from './toast.tsx'

/** What the components of this folder need around them: the language of their hidden strings, and how links navigate. */
export const UiProvider = ({
  locale,
  navigate,
  children,
}: {
  locale: string
  navigate: (href: string) => void
  children: ReactNode
}) => (
  <I18nProvider locale={locale}>
    <LinkProvider navigate={navigate}>
      {children}
      <ToastRegion />
    </LinkProvider>
  </I18nProvider>
)
