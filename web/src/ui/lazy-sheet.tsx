import { lazy, Suspense, useEffect, useState, type ComponentProps } from 'react'
import type { Sheet as SheetType } from './dialog.tsx'

const load = () => import('./dialog.tsx')
const Sheet = lazy(() => load().then(({ Sheet }) => ({ default: Sheet })))

/**
 * A Sheet that costs a first view nothing: what layers need is fetched when the page has come to rest, and is there when
 * somebody opens one.
 */
export const LazySheet = (props: ComponentProps<typeof SheetType>) => {
  const [wasOpen, setWasOpen] = useState(false)
  if (props.isOpen && !wasOpen) setWasOpen(true)
  useEffect(() => {
    // Without contact it is fetched again when somebody opens one, and says so.
    const timer = setTimeout(() => void load().catch(() => {}), 3000)
    return () => clearTimeout(timer)
  }, [])
  return wasOpen ? (
    <Suspense>
      <Sheet {...props} />
    </Suspense>
  ) : null
}
