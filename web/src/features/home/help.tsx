import { listCases, readCase } from '@kring/contract/cases'
import { signOut } from '@kring/contract/sessions'
import { useLingui } from '@lingui/react/macro'
import { Languages, LogOut, Phone, Settings } from 'lucide-react'
import { call, useView } from '../../api.ts'
import { leaveSession } from '../../me.tsx'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { ContactLine, contactsOf } from './contact.tsx'
import { useFamilyPaths } from './family-paths.ts'

/** What stands behind "Få hjälp" for somebody who is signed in, and the way to one's own settings and out. */
export const Help = () => {
  const { t } = useLingui()
  const paths = useFamilyPaths()
  const items = useView(listCases, {}).data?.items ?? []
  return (
    <Stack gap={5}>
      <Stack gap={2}>
        {items.length === 1 && items[0] ? (
          <ContactOf caseId={items[0].id} />
        ) : (
          <p>
            <ContactLine names={[]} />
          </p>
        )}
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

const ContactOf = ({ caseId }: { caseId: string }) => {
  const file = useView(readCase, { params: { caseId } }).data
  return (
    <p>
      <ContactLine names={file ? contactsOf(file) : []} />
    </p>
  )
}
