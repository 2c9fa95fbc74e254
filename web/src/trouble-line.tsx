import { TriangleAlert } from 'lucide-react'
import type { Trouble } from './api.ts'
import { useSentence } from './sentences.ts'
import { Note } from './ui/note.tsx'

/** Says beside a button why its act did not go through. Nothing where it did. */
export const TroubleLine = ({ trouble }: { trouble: Trouble | null }) => {
  const sentence = useSentence()
  return <div role="alert">{trouble && <Note icon={TriangleAlert}>{sentence(trouble)}</Note>}</div>
}
