import { readFamilyHome } from '@kring/contract/home'
import { signOut } from '@kring/contract/sessions'
import { useLingui } from '@lingui/react/macro'
import { Languages, LogOut, Phone, Settings } from 'lucide-react'
import { call, useView } from '../../api.ts'
import { leaveSession } from '../../me.tsx'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { ContactLine } from './contact.tsx'
import { useFamilyPaths } from './family-paths.ts'

/** What stands behind "Få hjälp" for somebody who is signed in, and the way to one's own settings and out. */
export const Help = () => {
  const { t } = useLingui()
  const paths = useFamilyPaths()
  const cases = useView(readFamilyHome, {}).data?.cases ?? []
  const names = new Set(cases.flatMap(({ contact }) => contact.names))
  return (
    <Stack gap={5}>
      <Stack gap={2}>
        <p>
          <ContactLine names={[...names]} />
        </p>
        <Note icon={Languages}>{t`Du kan be om tolk. Det kostar inget.`}</Note>
        <Note icon={Phone}>{t`Allt som du kan göra här kan du också göra på telefon eller papper.`}</Note>
      </Stack>
      <Row>
        <TextLink icon={Settings} href={paths.settings}>
          {t`Inställningar`}
        </TextLink>
        <Button kind="quiet" icon={LogOut} iconFlips onPress={() => void call(signOut, {}).finally(leaveSession)}>
          {t`Logga ut`}
        </Button>
      </Row>
    </Stack>
  )
}
