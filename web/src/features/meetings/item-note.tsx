import { mayTakeMinutes } from '@kring/domain/minutes'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CloudOff, Eye, LoaderCircle } from 'lucide-react'
import { useContact } from '../../live.ts'
import { useSentence } from '../../sentences.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi, Heading, Written } from '../../ui/text.tsx'
import styles from './item-note.module.css'
import { useNote, type NoteState } from './use-note.ts'

/** The note of an item, for the facilitator. Two who write at once see both texts, side by side. */
export const ItemNote = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const note = useNote(meeting, item)
  if (!check(mayTakeMinutes, meeting.you, meeting).ok) return null
  const field = (
    <div onBlur={note.send}>
      <TextArea label={note.theirs ? t`Din text` : t`Anteckning`} rows={3} maxLength={8000} value={note.text} onChange={note.write} />
    </div>
  )
  return (
    <Stack gap={2}>
      {note.theirs ? (
        <>
          <div role="alert">
            <Band tone="warn" title={t`Någon annan ändrade anteckningen medan du skrev.`}>
              {t`Båda texterna finns kvar. Välj vad som ska gälla.`}
            </Band>
          </div>
          <div className={styles.beside}>
            {field}
            <div className={styles.theirs}>
              <Heading level={4}>
                {note.theirs.savedAt ? (
                  <Trans>
                    Sparat <DateText at={note.theirs.savedAt} as="time" /> av en annan
                  </Trans>
                ) : (
                  t`Sparat av en annan`
                )}
              </Heading>
              <p className={styles.words}>
                <Bdi>{note.theirs.text || t`Tomt`}</Bdi>
              </p>
            </div>
          </div>
          <Row gap={2}>
            <Button onPress={note.joinBoth}>{t`Slå ihop texterna`}</Button>
            <Button onPress={note.keepMine}>{t`Behåll min`}</Button>
            <Button onPress={note.takeTheirs}>{t`Ta den andras`}</Button>
          </Row>
        </>
      ) : (
        field
      )}
      <Stack gap={1}>
        <StateLine state={note.state} />
        <Readers names={meeting.readBy[item.category] ?? []} />
      </Stack>
    </Stack>
  )
}

const StateLine = ({ state }: { state: NoteState }) => {
  const { t } = useLingui()
  const sentence = useSentence()
  const inContact = useContact()
  if (state.is === 'waiting') {
    return inContact ? (
      <Note icon={LoaderCircle}>{t`Sparar när du pausar`}</Note>
    ) : (
      <Note icon={CloudOff}>{t`Ingen kontakt. Sparas när kontakten är tillbaka.`}</Note>
    )
  }
  if (state.is === 'failed') {
    return (
      <div role="alert">
        <Note icon={CloudOff}>{sentence(state.trouble)}</Note>
      </div>
    )
  }
  if (state.is !== 'saved') return null
  return (
    <Note icon={Check}>
      <Trans>
        Sparat <DateText at={state.at} as="time" />
      </Trans>
    </Note>
  )
}

/** Who would read what is written here, before it is written. */
export const Readers = ({ names }: { names: readonly string[] }) => {
  const { t } = useLingui()
  return (
    <Note icon={Eye}>
      {names.length > 0 ? (
        <Trans>
          Läses av: <Written>{names.join('; ')}</Written>
        </Trans>
      ) : (
        t`Läses inte av någon annan just nu.`
      )}
    </Note>
  )
}
