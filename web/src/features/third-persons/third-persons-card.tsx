import { listThirdPersons } from '@kring/contract/third-persons'
import { mayNoteThirdPerson, type ThirdPerson } from '@kring/domain/third-persons'
import { useLingui } from '@lingui/react/macro'
import { Info, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCategoryName } from '../consent/use-category-name.ts'
import { NoteAnswer, NoteThird } from './third-person-forms.tsx'
import { relationWords } from './third-words.ts'

/** Whose own consent is needed besides the young person's, who has answered what, and whom to ask. For the coordinator. */
export const ThirdPersonsCard = () => {
  const { t } = useLingui()
  const file = useCase()
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title={t`Uppgifter om andra`} level={3}>
      <Stack gap={3}>
        <p>{t`Samtycket gäller den unges uppgifter. Väntar ni er uppgifter om någon annan behövs den personens eget ja.`}</p>
        <Shown view={useView(listThirdPersons, { params: { caseId: file.id } })} isPart skeleton={<Skeleton lines={2} />}>
          {({ items }) =>
            items.length > 0 && (
              <List label={t`Uppgifter om andra`}>
                {items.map((third) => (
                  <ThirdRow key={third.id} third={third} />
                ))}
              </List>
            )
          }
        </Shown>
        <Note icon={Info}>{t`Det är en påminnelse. Tjänsten kan inte hindra att något sägs.`}</Note>
        <May rule={mayNoteThirdPerson} on={{ state: file.state ?? 'closed' }} you={file.you} otherwise={null}>
          <Row>
            <Button icon={UserRoundPlus} onPress={() => setOpen(true)}>{t`Lägg till någon annan`}</Button>
          </Row>
        </May>
      </Stack>
      <Dialog title={t`Uppgifter om någon annan`} isOpen={isOpen} onOpenChange={setOpen}>
        <NoteThird onDone={() => setOpen(false)} />
      </Dialog>
    </Card>
  )
}

const ThirdRow = ({ third }: { third: ThirdPerson }) => {
  const { t, i18n } = useLingui()
  const { parties } = useCase()
  const nameOf = useCategoryName()
  const [isOpen, setOpen] = useState(false)
  const who = parties.find(({ id }) => id === third.partyId)?.label ?? capitalised(i18n._(relationWords[third.relation]))
  const states = { yes: t`Har sagt ja`, no: t`Har sagt nej`, withdrawn: t`Har tagit tillbaka`, 'left-out': t`Tas inte upp` }
  const given = third.answer?.answer
  return (
    <ListRow
      title={who}
      note={third.categories.map(nameOf).join(', ')}
      trailing={<Badge tone={given === undefined ? 'warn' : given === 'yes' ? 'ok' : 'neutral'}>{given ? states[given] : t`Inte tillfrågad`}</Badge>}
    >
      <Stack gap={2}>
        {third.partyId !== null && given === undefined && <span>{t`Svarar själv på sin sida om samtycke. Berätta det.`}</span>}
        <Row>
          <Button kind="quiet" aria-label={t`Anteckna svar: ${who}`} onPress={() => setOpen(true)}>
            {t`Anteckna svar`}
          </Button>
        </Row>
      </Stack>
      <Dialog title={t`Svar: ${who}`} isOpen={isOpen} onOpenChange={setOpen}>
        <NoteAnswer third={third} onDone={() => setOpen(false)} />
      </Dialog>
    </ListRow>
  )
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
