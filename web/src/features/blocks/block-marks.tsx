import type { AccessBlock } from '@kring/domain/blocks'
import { useLingui } from '@lingui/react/macro'
import { Ban } from 'lucide-react'
import { Note } from '../../ui/note.tsx'

/** That somebody takes no part, once: not who wants it so, why, or how many do. */
export const BlockMarks = ({ blocks }: { blocks: readonly AccessBlock[] }) => {
  const { t } = useLingui()
  const words = blocks.map(({ personId, label }) => (personId ? t`${label} är spärrad i det här ärendet` : t`Spärrad i det här ärendet`))
  return [...new Set(words)].map((word) => (
    <Note key={word} icon={Ban}>
      {word}
    </Note>
  ))
}
