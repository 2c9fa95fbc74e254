import { useLingui } from '@lingui/react/macro'
import { useEffect, useState, type ReactNode } from 'react'
import styles from './projector.module.css'
import { useSurface } from './surface.ts'

const cursorRestsMs = 3000

/** The frame of the wall: nothing but what the room may see, in big letters, under a neutral title. */
export const ProjectorShell = ({ top, foot, children }: { top?: ReactNode; foot?: ReactNode; children: ReactNode }) => {
  const { t } = useLingui()
  const title = t`Möte`
  useSurface('projector')
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={styles.shell} data-resting={useRestingPointer() || undefined}>
      {top && <header className={styles.top}>{top}</header>}
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </div>
  )
}

const useRestingPointer = () => {
  const [rests, setRests] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const move = () => {
      setRests(false)
      clearTimeout(timer)
      timer = setTimeout(() => setRests(true), cursorRestsMs)
    }
    move()
    addEventListener('pointermove', move)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', move)
    }
  }, [])
  return rests
}
