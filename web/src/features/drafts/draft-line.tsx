import { useLingui } from '@lingui/react/macro'
import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import { formatTime } from '../../ui/dates.ts'
import { Note } from '../../ui/note.tsx'
import type { DraftState } from './use-draft.ts'

/** One quiet line about how safe the words above it are. Nothing before anything is written. */
export const DraftLine = ({ state }: { state: DraftState }) => {
  const { t, i18n } = useLingui()
  if (state.is === 'untouched') return null
  if (state.is === 'saving') return <Note icon={LoaderCircle}>{t`Sparar utkast`}</Note>
  if (state.is === 'only-here') return <Note icon={CloudOff}>{t`Inte sparat än. Det du skrev finns kvar på sidan.`}</Note>
  return <Note icon={Check}>{t`Utkast sparat ${formatTime(state.at, i18n.locale)}. Bara du ser det.`}</Note>
}
