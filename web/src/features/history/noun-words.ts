import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { inRow } from '../../i18n.ts'

const words = {
  case: msg`översikten`,
  // It comes with the overview; a word of its own would say that somebody thought of it.
  block: msg`översikten`,
  consent: msg`samtycket`,
  // It comes with the coordinator's page on consent; a word of its own would tell a family that somebody is passed over.
  exception: msg`samtycket`,
  signing: msg`samtycket`,
  'noted-signature': msg`samtycket`,
  plan: msg`planen`,
  commitment: msg`löften`,
  meeting: msg`möten`,
  message: msg`meddelanden`,
  mapping: msg`samtalet innan start`,
  history: msg`vem som har läst`,
  event: msg`vad som har hänt`,
  home: msg`startsidan`,
  notice: msg`påminnelser`,
}
const other = msg`annat`

/** What was read, in words for a family; what has no word of its own is "annat", once. */
export const useNounsInWords = () => {
  const { i18n } = useLingui()
  return (nouns: readonly string[]) =>
    inRow([...new Set(nouns.map((noun) => i18n._(words[noun as keyof typeof words] ?? other)))])
}
