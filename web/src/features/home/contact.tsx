import { Trans, useLingui } from '@lingui/react/macro'
import { useMe } from '../../me.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Bdi } from '../../ui/text.tsx'
import styles from './contact.module.css'

/** A number to ring: the same on every page, because everything here can be done by telephone instead. */
export const PhoneLink = () => {
  const { phone } = useMe().municipality
  return (
    <TextLink href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
      <bdi className={styles.number}>{phone}</bdi>
    </TextLink>
  )
}

/** Who to ring, by name where one is known. */
export const ContactLine = ({ names }: { names: readonly string[] }) => {
  const { t } = useLingui()
  const or = t`eller`
  return names.length > 0 ? (
    <Trans>
      Ring <Bdi>{names.join(` ${or} `)}</Bdi>: <PhoneLink />
    </Trans>
  ) : (
    <Trans>
      Ring kommunen: <PhoneLink />
    </Trans>
  )
}
