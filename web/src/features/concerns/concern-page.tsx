import { readConcernDoor } from '@kring/contract/concerns'
import type { ConcernDoor } from '@kring/domain/concerns'
import { Trans, useLingui } from '@lingui/react/macro'
import { ExternalLink, Phone } from 'lucide-react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { PageHeader, Prose } from '../../ui/text.tsx'
import { ConcernForm } from './concern-form.tsx'

/** A concern for a child, to the board's intake. It knows nothing of the page from which it was opened. */
export const ConcernPage = () => {
  const { t } = useLingui()
  const door = useView(readConcernDoor, {})
  return (
    <>
      <PageHeader
        title={t`Anmäl oro för ett barn`}
        lead={t`Anmälan går till socialtjänstens mottagning och till ingen annan. Den syns inte i något ärende.`}
        actions={<TextLink href="/oro/mina">{t`Mina anmälningar`}</TextLink>}
      />
      <Shown view={door}>
        {(way) => (
          <Stack gap={5}>
            <Band tone="warn" title={t`Är någon i fara nu? Ring 112.`}>
              <Trans>Är det bråttom utan att vara akut kan du ringa kommunen på {way.phone}.</Trans>
            </Band>
            {way.way === 'form' ? <ConcernForm door={way} /> : <OtherWay door={way} />}
          </Stack>
        )}
      </Shown>
    </>
  )
}

/** Where the municipality takes concerns in another way than here. */
const OtherWay = ({ door: { url, phone } }: { door: ConcernDoor }) => {
  const { t } = useLingui()
  return (
    <Stack gap={4}>
      <Prose>
        <p>{url ? t`Kommunen tar emot anmälningar i ett eget formulär. Det öppnas i en ny flik.` : t`Kommunen tar inte emot anmälningar här just nu. Ring och be att få tala med socialtjänsten.`}</p>
      </Prose>
      <div>
        {url ? (
          <LinkButton href={url} kind="primary" icon={ExternalLink} target="_blank" rel="noopener noreferrer">{t`Öppna kommunens formulär`}</LinkButton>
        ) : (
          <LinkButton href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} kind="primary" icon={Phone}>{t`Ring ${phone}`}</LinkButton>
        )}
      </div>
    </Stack>
  )
}
