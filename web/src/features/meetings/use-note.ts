import { saveNote } from '@kring/contract/minutes'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { useEffect, useRef, useState } from 'react'
import { Problem, refresh, useAct, type Trouble } from '../../api.ts'
import { useContact } from '../../live.ts'
import { useDraft } from '../drafts/use-draft.ts'

/** What stands in the field and is not saved, and over which version it was written. */
interface Mine {
  text: string
  over: number
}

const pauseMs = 1000
/** The note itself is saved before; only what could not be saved is kept as a draft. */
const draftPauseMs = 4000

export type NoteState = { is: 'untouched' } | { is: 'waiting' } | { is: 'saved'; at: string } | { is: 'overtaken' } | { is: 'failed'; trouble: Trouble }

/**
 * The item's one common wording, saved a second after each pause and when the field is left. A colleague's newer wording
 * never replaces what stands here unsaved: `theirs` is then shown beside it until one of the three answers is given.
 */
export const useNote = ({ caseId, id: meetingId }: Pick<Meeting, 'caseId' | 'id'>, { id: itemId, note }: MeetingItem) => {
  const draft = useDraft<Mine | null>(`note:${itemId}`, null, { pauseMs: draftPauseMs })
  const [own, setOwn] = useState<{ text: string; version: number; savedAt: string | null }>({ text: '', version: -1, savedAt: null })
  const save = useAct(saveNote)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const failed = useRef<Mine>(undefined)
  const inContact = useContact()
  // What one has just saved oneself is known before it has been fetched, with the spaces that one is writing on after.
  const stands = own.version >= note.version ? { ...own, savedAt: (own.version === note.version ? note.savedAt : null) ?? own.savedAt } : note
  const mine = draft.value
  const isOvertaken = mine !== null && mine.over < stands.version && mine.text.trim() !== stands.text.trim()

  const send = () => {
    clearTimeout(timer.current)
    if (!mine || isOvertaken || save.isPending) return
    if (mine.text.trim() === stands.text.trim()) return draft.drop()
    const { text, over } = mine
    save.mutateAsync({ params: { caseId, meetingId, itemId }, body: { text: text.trim() }, ifMatch: `"${over}"` }).then(
      ({ version }) => {
        setOwn({ text, version, savedAt: new Date().toISOString() })
        if (newest.current.mine?.text === text) draft.drop()
        else if (newest.current.mine) draft.write({ text: newest.current.mine.text, over: version })
      },
      (trouble: Trouble) => {
        failed.current = mine
        if (trouble instanceof Problem && trouble.code === 'stale') void refresh('meeting', caseId)
      },
    )
  }
  const newest = useRef({ send, mine })
  newest.current = { send, mine }
  useEffect(() => () => newest.current.send(), [])
  // What was written while a saving was under way, and what waits as a draft, goes once there is nothing in its way.
  useEffect(() => {
    failed.current = undefined
  }, [inContact, stands.version])
  useEffect(() => {
    if (!mine || isOvertaken || save.isPending || failed.current === mine) return
    timer.current = setTimeout(() => newest.current.send(), pauseMs)
    return () => clearTimeout(timer.current)
  }, [mine, isOvertaken, save.isPending, inContact, stands.version])

  const write = (text: string) => draft.write({ text, over: mine?.over ?? stands.version })
  const state: NoteState = isOvertaken
    ? { is: 'overtaken' }
    : save.error && !(save.error instanceof Problem && save.error.code === 'stale')
      ? { is: 'failed', trouble: save.error }
      : mine && mine.text !== stands.text
        ? { is: 'waiting' }
        : stands.version > 0 && stands.savedAt
          ? { is: 'saved', at: stands.savedAt }
          : { is: 'untouched' }
  return {
    text: mine?.text ?? stands.text,
    state,
    theirs: isOvertaken ? stands : null,
    write,
    send,
    keepMine: () => mine && draft.write({ text: mine.text, over: stands.version }),
    takeTheirs: () => draft.drop(),
    joinBoth: () => mine && draft.write({ text: `${stands.text.trim()}\n${mine.text}`, over: stands.version }),
  }
}
