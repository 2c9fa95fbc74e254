import { readMapping, writeMappingNote } from '@kring/contract/cases'
import { mayWriteMapping, type MappingArea as AreaShape, type MappingNote as NoteShape } from '@kring/domain/cases'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeft, Check, CloudOff, EyeOff, LoaderCircle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useSentence } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader, Quote } from '../../ui/text.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { useCase } from './case-frame.tsx'
import { useCaseName } from './case-name.ts'
import { areaWords } from './case-words.ts'

type Area = z.infer<typeof AreaShape>
type MappingNote = z.infer<typeof NoteShape>

/** The mapping talk: the coordinator's own notes, area by area. Nobody else reads them, not even the next meeting. */
export const MappingPage = () => {
  const { t } = useLingui()
  const file = useCase()
  const name = useCaseName(file)
  return (
    <>
      <PageHeader
        title={t`Kartläggande samtal`}
        lead={t`Börja med det som fungerar. Skriv det som familjen berättar, med deras ord.`}
        actions={
          <TextLink icon={ArrowLeft} href={`/arenden/${file.id}`}>
            {name}
          </TextLink>
        }
      >
        <Note icon={EyeOff}>{t`Läses av: bara dig som samordnare. Inget av det här delas när ärendet öppnas.`}</Note>
      </PageHeader>
      <May rule={mayWriteMapping} on={{ state: file.state ?? 'closed' }} you={file.you}>
        <Notes caseId={file.id} />
      </May>
    </>
  )
}

const Notes = ({ caseId }: { caseId: string }) => {
  const { t } = useLingui()
  const mapping = useView(readMapping, { params: { caseId } })
  const sections: { title: string; areas: readonly Area[] }[] = [
    { title: t`Den unges röst`, areas: ['own-words', 'wishes', 'not-to-raise'] },
    { title: t`Styrkor`, areas: ['strengths', 'important-adults'] },
    { title: t`Livet nu`, areas: ['home', 'school', 'leisure', 'peers', 'health', 'substances', 'crime', 'economy'] },
    { title: t`Trygghet och mognad`, areas: ['safety', 'maturity'] },
    { title: t`Framåt`, areas: ['tried', 'whom-to-invite', 'next-step'] },
  ]
  return (
    <Shown view={mapping}>
      {({ notes }) => (
        <Stack gap={5}>
          {sections.map(({ title, areas }) => (
            <Card key={title} title={title}>
              <Columns gap={5}>
                {areas.map((area) => (
                  <AreaNote key={area} caseId={caseId} area={area} note={notes.find((note) => note.area === area)} />
                ))}
              </Columns>
            </Card>
          ))}
          <Row>
            <LinkButton href={`/arenden/${caseId}/samtycke/ny`} kind="primary">
              {t`Vidare till samtycke`}
            </LinkButton>
            <LinkButton href={`/arenden/${caseId}`}>{t`Till ärendet`}</LinkButton>
          </Row>
        </Stack>
      )}
    </Shown>
  )
}

const pauseMs = 4000

/**
 * One area. Saved as a new version when one pauses or goes on to the next; what is not saved yet is kept as a draft. A
 * colleague's newer words are shown beside one's own and never overwrite them.
 */
const AreaNote = ({ caseId, area, note }: { caseId: string; area: Area; note: MappingNote | undefined }) => {
  const { t, i18n } = useLingui()
  const hint = useAreaHint(area)
  const sentence = useSentence()
  const draft = useDraft<{ text: string; over: number } | null>(`mapping:${caseId}:${area}`, null)
  const save = useAct(writeMappingNote)
  const [sentText, setSentText] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const version = note?.version ?? 0
  const mine = draft.value
  const isOvertaken = mine !== null && note !== undefined && mine.over < version && note.text !== mine.text && note.text !== sentText
  const text = mine?.text ?? note?.text ?? ''

  const send = () => {
    clearTimeout(timer.current)
    const words = mine?.text.trim()
    if (!words || words === note?.text || save.isPending || isOvertaken) return
    setSentText(words)
    save.mutate({ params: { caseId }, body: { area, text: words } })
  }
  const sendNow = useRef(send)
  sendNow.current = send
  useEffect(() => () => clearTimeout(timer.current), [])

  // What the server has and what stands here are the same again: nothing is left to keep.
  useEffect(() => {
    if (mine && note && mine.text.trim() === note.text) draft.drop()
  }, [note?.text])

  return (
    <div onBlur={send}>
      <Stack gap={2}>
        <TextArea
          label={i18n._(areaWords[area])}
          hint={hint}
          rows={2}
          maxLength={8000}
          value={text}
          onChange={(written) => {
            draft.write({ text: written, over: mine?.over ?? version })
            clearTimeout(timer.current)
            timer.current = setTimeout(() => sendNow.current(), pauseMs)
          }}
        />
        {isOvertaken && (
          <>
            <Quote by={<Trans>Skrivet av en annan samordnare <DateText at={note.madeAt} as="time" /></Trans>}>{note.text}</Quote>
            <Row>
              <Button onPress={() => draft.write({ text: `${note.text}\n${mine.text}`, over: version })}>{t`Lägg ihop texterna`}</Button>
              <Button kind="quiet" onPress={() => draft.drop()}>{t`Ta bara den andras`}</Button>
              <Button kind="quiet" onPress={() => draft.write({ text: mine.text, over: version })}>{t`Behåll bara min`}</Button>
            </Row>
          </>
        )}
        {save.error ? (
          <Note icon={CloudOff}>{sentence(save.error)}</Note>
        ) : mine && mine.text !== note?.text ? (
          <Note icon={LoaderCircle}>{t`Sparar när du pausar`}</Note>
        ) : note ? (
          <Note icon={Check}>
            <Trans>
              Sparat <DateText at={note.madeAt} as="dayTime" />, version {note.version}
            </Trans>
          </Note>
        ) : null}
      </Stack>
    </div>
  )
}

const useAreaHint = (area: Area): string | undefined => {
  const { t } = useLingui()
  const hints: Partial<Record<Area, string>> = {
    'own-words': t`Varför sitter vi här? Vad är viktigast?`,
    wishes: t`Vad vill du ska bli annorlunda?`,
    'not-to-raise': t`Vad ska inte tas upp när andra är med?`,
    strengths: t`Vad fungerar? När går det bra?`,
    safety: t`Hot, skyddade uppgifter, vem som inte får veta.`,
    maturity: t`Hur du förklarade, hur den unge förstod och vad den unge tycker.`,
    'whom-to-invite': t`Vilken uppgift behöver var och en?`,
  }
  return hints[area]
}
