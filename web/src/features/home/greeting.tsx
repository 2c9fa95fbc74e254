import { Trans } from '@lingui/react/macro'
import { useMe } from '../../me.tsx'
import { Bdi } from '../../ui/text.tsx'
import { firstNameOf } from './family-case.tsx'

/** The greeting, by first name. */
export const Greeting = () => {
  const name = firstNameOf(useMe().person.name)
  return (
    <Trans>
      Hej <Bdi>{name}</Bdi>
    </Trans>
  )
}
