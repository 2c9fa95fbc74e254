import { useLingui } from '@lingui/react/macro'
import { ArrowLeft } from 'lucide-react'
import { Row } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { useFamilyPaths } from './family-paths.ts'

/** Back: to the start page, or to the page that `to` names. Stands first on every page below the start. */
export const WayHome = ({ to, children }: { to?: string; children?: React.ReactNode }) => {
  const { t } = useLingui()
  const { home } = useFamilyPaths()
  return (
    <Row>
      <TextLink icon={ArrowLeft} href={to ?? home} quiet>
        {children ?? t`Till startsidan`}
      </TextLink>
    </Row>
  )
}
