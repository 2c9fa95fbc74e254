import type { ThirdRelation } from '@kring/domain/third-persons'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Who it is in relation to the young person. */
export const relationWords: Record<ThirdRelation, MessageDescriptor> = {
  sibling: msg`ett syskon`,
  friend: msg`en kompis`,
  partner: msg`en partner`,
  guardian: msg`en vårdnadshavare`,
  other: msg`någon annan`,
}
