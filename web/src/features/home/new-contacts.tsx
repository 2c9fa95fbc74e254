import type { FamilyCase } from '@kring/domain/home'
import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useFamilyCase } from './family-case.tsx'

/** Who has come to an agency lately: they read what whoever was there before them read, and the family can keep them out. */
export const NewContacts = ({ contacts }: { contacts: FamilyCase['newContacts'] }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  return (
    <Card title={t`Ny person i arbetet`}>
      {contacts.map(({ name, label, since }) => (
        <p key={`${name} ${label}`}>
          <Trans>
            <Bdi>{name}</Bdi> är ny hos <Bdi>{label}</Bdi> sedan <DateText at={since} />.
          </Trans>
        </p>
      ))}
      <p>{t`En ny person läser samma saker som den som var där förut. Samtycket är detsamma.`}</p>
      <p>
        <TextLink href={paths.block()}>{t`Jag vill inte att någon ska läsa`}</TextLink>
      </p>
    </Card>
  )
}
