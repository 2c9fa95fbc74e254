import type { Consent, ConsentRequest } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Stack } from '../../../ui/layout.tsx'
import { LinkButton } from '../../../ui/link.tsx'
import { Muted } from '../../../ui/text.tsx'
import { WayHome } from '../../home/way-home.tsx'

/** The six steps by their addresses; a seventh page says that it is done. */
export const steps = ['sprak', 'om', 'vem', 'hur-lange', 'kontrollera', 'skriv-under'] as const

/** What every step is about. */
export interface Signing {
  request: ConsentRequest
  parties: Consent['parties']
  /** How the family's consent stands; null where the young person alone is asked, in confidence. */
  consent: Consent | null
  /** The address of a step, or of one of the pages beside them. */
  at: (step: (typeof steps)[number] | 'klart' | 'prata-forst' | 'nej') => string
  onReadAgain: () => void
}

/** The frame of a step: where one is, the way back, its one thing, the way on, and the two other ways. */
export const Step = ({
  step,
  at,
  next,
  children,
}: Pick<Signing, 'at'> & { step: (typeof steps)[number]; /** The way on; a link to the next step where it is left out. */ next?: ReactNode; children: ReactNode }) => {
  const { t } = useLingui()
  const place = steps.indexOf(step)
  const before = steps[place - 1]
  const after = steps[place + 1]
  const number = place + 1
  return (
    <Stack gap={5}>
      <div>
        {before ? <WayHome to={at(before)}>{t`Tillbaka`}</WayHome> : <WayHome />}
        <p>
          <Muted>
            <Trans>Steg {number} av 6</Trans>
          </Muted>
        </p>
      </div>
      {children}
      {next ??
        (after && (
          <LinkButton kind="primary" size="big" wide href={at(after)}>
            {t`Nästa`}
          </LinkButton>
        ))}
      <OtherWays at={at} />
    </Stack>
  )
}

/** To talk first, and to say no: on every page, of one size, and neither hidden below the other. */
const OtherWays = ({ at }: Pick<Signing, 'at'>) => {
  const { t } = useLingui()
  return (
    <Stack as="nav" gap={2}>
      <LinkButton wide href={at('prata-forst')}>{t`Jag vill prata med någon först`}</LinkButton>
      <LinkButton wide href={at('nej')}>{t`Nej, jag vill inte`}</LinkButton>
    </Stack>
  )
}
