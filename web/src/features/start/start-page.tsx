import { useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PageHeader } from '../../ui/text.tsx'

/** The first page until the features have theirs. */
export const StartPage = () => {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={t`Min dag`} />
      <Card title={t`Väntar på dig`}>
        <EmptyState title={t`Inget väntar på dig idag.`} />
      </Card>
    </>
  )
}
