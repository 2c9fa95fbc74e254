import type { ConcernOutcome, Knowing } from '@kring/domain/concerns'
import { msg } from '@lingui/core/macro'

export const outcomeWords = {
  opened: msg`Utredning inleds`,
  'already-ongoing': msg`Utredning pågår redan`,
  'not-opened': msg`Utredning inleds inte`,
} satisfies Record<ConcernOutcome, unknown>

export const knowingWords = { yes: msg`Ja`, no: msg`Nej`, unknown: msg`Vet inte` } satisfies Record<Knowing, unknown>
