import { useLingui } from '@lingui/react/macro'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { TextLink } from '../../ui/link.tsx'
import { useFamilyPaths } from './family-paths.ts'
import styles from './way-home.module.css'

/** Back: to the start page, or to the page that `to` names. Stands first on every page below the start. */
export const WayHome = ({ to, children }: { to?: string; children?: ReactNode }) => {
  const { t } = useLingui()
  const { home } = useFamilyPaths()
  return (
    <div className={styles.way}>
      <TextLink icon={ArrowLeft} iconFlips href={to ?? home} quiet>
        {children ?? t`Till startsidan`}
      </TextLink>
    </div>
  )
}
