import type { CaseFile } from '@kring/domain/cases'
import { Trans } from '@lingui/react/macro'
import { useMe } from '../../me.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Bdi } from '../../ui/text.tsx'

/** A number to ring: the same on every page, because everything here can be done by telephone instead. */
export const PhoneLink = () => {
  const { phone } = useMe().municipality
  return (
    <TextLink href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
      <Bdi>{phone}</Bdi>
    </TextLink>
  )
}

/** Whom a family can ask: those who coordinate its case now. */
export const contactsOf = (file: Pick<CaseFile, 'parties'>) =>
  file.parties.filter(({ kind, endedAt }) => kind === 'coordinator' && !endedAt).flatMap(({ names }) => names)

/** Who to ring, by name where one is known. */
export const ContactLine = ({ names }: { names: readonly string[] }) =>
  names.length > 0 ? (
    <Trans>
      Ring <Bdi>{names.join(', ')}</Bdi>: <PhoneLink />
    </Trans>
  ) : (
    <Trans>
      Ring kommunen: <PhoneLink />
    </Trans>
  )
