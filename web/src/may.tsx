import type { Standing } from '@kring/domain/actor'
import { check, type Rule } from '@kring/domain/kernel/rule'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReason } from './sentences.ts'
import { Note } from './ui/note.tsx'

/**
 * Shows its children to somebody whom the rule lets do it now, and else why not. `otherwise` replaces the explanation;
 * `otherwise={null}` shows nothing.
 */
export const May = <Subject,>({
  rule,
  on,
  you,
  otherwise,
  children,
}: {
  rule: Rule<Subject>
  on: Subject
  you: Standing
  otherwise?: ReactNode
  children: ReactNode
}) => {
  const reason = useReason()
  const verdict = check(rule, you, on)
  if (verdict.ok) return children
  if (otherwise !== undefined) return otherwise
  return <Note icon={Lock}>{reason(verdict.reason)}</Note>
}
