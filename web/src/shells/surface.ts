import { useLayoutEffect } from 'react'

/** Sets which surface the tokens serve, for as long as its shell is shown. */
export const useSurface = (surface: 'staff' | 'family' | 'projector') => {
  useLayoutEffect(() => {
    document.documentElement.dataset['surface'] = surface
  }, [surface])
}
