import type { CommitmentState } from '@kring/domain/commitments'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Check, CircleDashed, Clock, Hand, Hourglass, RotateCcw, X, type LucideIcon } from 'lucide-react'

/** What has become of a promise: a word, a tone and an icon each. */
export const commitmentLooks: Record<
  CommitmentState,
  { word: MessageDescriptor; tone: 'neutral' | 'ok' | 'warn' | 'info'; icon: LucideIcon }
> = {
  proposed: { word: msg`Föreslaget`, tone: 'info', icon: Hand },
  accepted: { word: msg`Lovat`, tone: 'neutral', icon: CircleDashed },
  declined: { word: msg`Tackade nej`, tone: 'neutral', icon: X },
  done: { word: msg`Klart`, tone: 'ok', icon: Check },
  partly: { word: msg`Delvis klart`, tone: 'info', icon: CircleDashed },
  'not-done': { word: msg`Blev inte av`, tone: 'warn', icon: X },
  'more-time': { word: msg`Behöver mer tid`, tone: 'info', icon: Clock },
  'needs-review': { word: msg`Behöver ses över`, tone: 'warn', icon: RotateCcw },
  closed: { word: msg`Avslutat`, tone: 'neutral', icon: X },
  'handed-over': { word: msg`Överlämnat`, tone: 'neutral', icon: Hourglass },
}
