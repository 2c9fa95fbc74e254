import { isCoordinator } from '@kring/domain/actor'
import { useLingui } from '@lingui/react/macro'
import { ArrowLeft, EyeOff } from 'lucide-react'
import { NotFound } from '../../shown.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import { CareCard } from '../legal-reviews/care-card.tsx'
import { ReviewsCard } from '../legal-reviews/reviews-card.tsx'
import { ProtectionCard } from './protection-card.tsx'

/** A family that must not be found, care under LVU, and what a lawyer has answered; for the coordinator. */
export const ProtectionPage = () => {
  const { t } = useLingui()
  const file = useCase()
  const name = useCaseName(file)
  if (!isCoordinator(file.you)) return <NotFound />
  return (
    <>
      <PageHeader
        title={t`Skydd och rättsliga frågor`}
        actions={
          <TextLink icon={ArrowLeft} href={`/arenden/${file.id}`}>
            {name}
          </TextLink>
        }
      />
      <Stack gap={5}>
        <Note icon={EyeOff}>{t`Läses av: bara samordnarna.`}</Note>
        <ProtectionCard />
        <CareCard />
        <ReviewsCard />
      </Stack>
    </>
  )
}
