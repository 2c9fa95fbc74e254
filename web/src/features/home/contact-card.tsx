import { Trans, useLingui } from '@lingui/react/macro'
import { Languages } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { ContactLine } from './contact.tsx'
import { useFamilyCase } from './family-case.tsx'

/** The last card of the start page: a person, a number, and what to do when it cannot wait. */
export const ContactCard = () => {
  const { t } = useLingui()
  return (
    <Card title={t`Din kontaktperson`}>
      <WhomToAsk />
    </Card>
  )
}

export const WhomToAsk = () => {
  const { t } = useLingui()
  const { contacts } = useFamilyCase()
  return (
    <Stack gap={2}>
      <p>
        <ContactLine names={contacts} />
      </p>
      <Note icon={Languages}>{t`Du kan be om tolk. Det kostar inget.`}</Note>
      <p>
        <Trans>
          Är någon i fara? Ring <a href="tel:112">112</a> direkt.
        </Trans>
      </p>
    </Stack>
  )
}
