import { OfflineBanner, Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Columns } from '../ui/layout.tsx'
import { TextLink } from '../ui/link.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx'
import { Corner } from './corner.tsx'

/** Nothing, on its way, failed, gone. */
export const States = () => (
  <>
    <Corner name="Banners">
      <OfflineBanner />
      <Banner about="version" action={<TextLink href="/">Ladda om</TextLink>}>
        Det finns en ny version.
      </Banner>
      <Banner about="sandbox">Övningsmiljö. Alla personer är påhittade.</Banner>
    </Corner>
    <Corner name="States">
      <Columns>
        <Card title="Väntar på dig">
          <EmptyState title="Inget väntar på dig idag." action={<Button>Lägg till</Button>}>
            Nästa möte är onsdag 15 december.
          </EmptyState>
        </Card>
        <Card title="Möten">
          <Skeleton lines={3} title />
        </Card>
        <ErrorState onRetry={() => undefined} requestId="01993c1e-8a52-7f31">
          Det du skrev är sparat.
        </ErrorState>
      </Columns>
    </Corner>
  </>
)
