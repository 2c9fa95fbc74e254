import './ui/tokens.css'
import './ui/base.css'
import './ui/fonts.css'
import '@fontsource-variable/atkinson-hyperlegible-next'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api.ts'
import { activate } from './i18n.ts'
import { router } from './routes.tsx'
import { restoreTheme } from './theme.ts'

restoreTheme()
await activate('sv')
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)
