import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { CommitmentUpdate } from './commitment-update.tsx'

/** One promise of the family's own: three big buttons, or yes and no where it is only proposed. */
export const PromisePage = () => {
  const { t } = useLingui()
  const { home } = useFamilyCase()
  const params = useParams({ from: '/$language/familj/arende/$caseId/lofte/$commitmentId' })
  return (
    <Stack gap={4}>
      <WayHome />
      <CommitmentUpdate params={params} level={1} home={<TextLink href={home}>{t`Till startsidan`}</TextLink>} />
    </Stack>
  )
}
