import { readCase } from '@kring/contract/cases'
import type { CaseFile } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useParams } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { useView } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Shown } from '../../shown.tsx'
import { announce } from '../../ui/announce.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Cover } from '../../ui/states.tsx'
import { Quote } from '../../ui/text.tsx'
import { wordsJustLeft } from '../drafts/use-draft.ts'

const CaseContext = createContext<CaseFile | null>(null)

/** The case that the page is about, as its reader may know it now. Only below CaseFrame. */
export const useCase = () => {
  const file = useContext(CaseContext)
  if (!file) throw new Error('useCase is called outside CaseFrame')
  return file
}

/**
 * Around every page of a case. When the right to it ends, everything below leaves the page and is replaced by one calm
 * explanation; what the reader was writing is kept as their own draft.
 */
export const CaseFrame = () => {
  const { caseId } = useParams({ from: '/staff/arenden/$caseId' })
  // Another case is another view: nothing of the one may be taken for the end of the other.
  return <OneCase key={caseId} caseId={caseId} />
}

const OneCase = ({ caseId }: { caseId: string }) => {
  const view = useView(readCase, { params: { caseId } })
  const access = useAccess(view.data)
  return (
    <Shown view={view} gone={<Ended />}>
      {(file) => (
        <CaseContext value={file}>
          {access.is === 'ended' ? (
            <Ended onGoOn={access.goOn} />
          ) : (
            <Stack gap={4}>
              {access.is === 'narrower' && <Narrower onClose={access.goOn} />}
              <div>
                <Outlet />
              </div>
            </Stack>
          )}
        </CaseContext>
      )}
    </Shown>
  )
}

/**
 * Whether the reader has lost something while the page was open: all of what others share, or a part. A party that has
 * written something itself keeps that, and the case with it.
 */
const useAccess = (file: CaseFile | undefined) => {
  const had = useRef<readonly string[] | null>(null)
  const [is, setIs] = useState<'whole' | 'narrower' | 'ended'>('whole')
  const reads = file?.you.reads
  const hasLost = !!reads && !!had.current && had.current.some((category) => !reads.includes(category))
  const now = hasLost ? (file.state ? 'narrower' : 'ended') : is
  useEffect(() => {
    if (!reads) return
    had.current = reads
    setIs(now)
  }, [reads, now])
  return { is: now, goOn: () => setIs('whole') }
}

const Ended = ({ onGoOn }: { onGoOn?: () => void }) => {
  const { t } = useLingui()
  const { municipality, person } = useMe()
  const [unsent] = useState(() => wordsJustLeft(person.id))
  return (
    <Cover
      icon={LockKeyhole}
      title={t`Din åtkomst har upphört`}
      isUrgent
      action={
        onGoOn ? (
          <Button onPress={onGoOn}>{t`Visa det som min verksamhet har skrivit`}</Button>
        ) : (
          <TextLink href="/arenden">{t`Till ärenden`}</TextLink>
        )
      }
    >
      <p>{t`Det som andra verksamheter har delat visas inte längre för dig. Det du själv har skrivit finns kvar hos din verksamhet.`}</p>
      {unsent.length > 0 && (
        <>
          <p>{t`Det här hann du inte skicka. Bara du ser det:`}</p>
          {unsent.map((words) => (
            <Quote key={words}>{words}</Quote>
          ))}
        </>
      )}
      <p>{t`Undrar du något? Kontakta samordnaren, eller ring ${municipality.phone}.`}</p>
    </Cover>
  )
}

const Narrower = ({ onClose }: { onClose: () => void }): ReactNode => {
  const { t } = useLingui()
  const sentence = t`Samtycket har ändrats. Du ser inte längre allt som du såg förut.`
  useEffect(() => announce(sentence, { manner: 'assertive' }), [sentence])
  return (
    <Band tone="warn" action={<Button kind="quiet" onPress={onClose}>{t`Stäng`}</Button>}>
      {sentence}
    </Band>
  )
}
