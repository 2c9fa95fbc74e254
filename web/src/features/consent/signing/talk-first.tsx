import { useLingui } from '@lingui/react/macro'
import { Languages } from 'lucide-react'
import { Card } from '../../../ui/card.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { LinkButton } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { PageHeader, Prose } from '../../../ui/text.tsx'
import { ContactLine } from '../../home/contact.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import type { Signing } from './step.tsx'

/** Somebody to talk to before one answers, and no hurry. */
export const TalkFirst = ({ at }: Signing) => {
  const { t } = useLingui()
  const { home, contacts } = useFamilyCase()
  return (
    <Stack gap={5}>
      <PageHeader title={t`Prata med någon först`} />
      <Prose>
        <p>{t`Det är inte bråttom. Inget delas medan du funderar.`}</p>
        <p>{t`Du kan ta med någon som du litar på.`}</p>
        <p>{t`Du kan också skriva under på papper, eller säga ditt svar till någon på kommunen.`}</p>
      </Prose>
      <Card title={t`Din kontaktperson`}>
        <Stack gap={2}>
          <p>
            <ContactLine names={contacts} />
          </p>
          <Note icon={Languages}>{t`Du kan be om tolk. Det kostar inget.`}</Note>
        </Stack>
      </Card>
      <Row>
        <LinkButton kind="primary" href={at('om')}>{t`Tillbaka till frågan`}</LinkButton>
        <LinkButton href={home}>{t`Till startsidan`}</LinkButton>
      </Row>
    </Stack>
  )
}
