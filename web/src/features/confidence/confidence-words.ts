import type { ConfidenceState } from '@kring/domain/confidence'
import { useLingui } from '@lingui/react/macro'

/** Where a confidence stands, in two or three words. */
export const useConfidenceWord = () => {
  const { t } = useLingui()
  const words: Record<ConfidenceState, string> = {
    waiting: t`Väntar på den unge`,
    refused: t`Den unge sa nej`,
    'taken-back': t`Tillbakataget`,
    'not-assessed': t`Väntar på bedömning`,
    open: t`Öppet`,
    ended: t`Har gått ut`,
  }
  return (state: ConfidenceState) => words[state]
}
