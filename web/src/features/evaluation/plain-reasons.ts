import type { ClosureReason } from '@kring/domain/cases'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const otherEnd = msg`Vi slutar på ett annat sätt än det var tänkt.`
const consentOver = msg`Samtycket gäller inte längre.`
const otherSupport = msg`Ni får ett annat stöd i stället.`

/** Why the work is over, in words that blame nobody. */
export const plainReasons: Record<ClosureReason, MessageDescriptor> = {
  'as-planned': msg`Vi blev klara, så som det var tänkt.`,
  'not-as-planned': otherEnd,
  transferred: otherSupport,
  'to-service': otherSupport,
  placement: otherSupport,
  aborted: otherEnd,
  'consent-withdrawn': consentOver,
  'moved-away': msg`Ni har flyttat till en annan kommun.`,
  'turned-18-no-consent': consentOver,
}
