import { useLingui } from '@lingui/react/macro'
import { Band } from '../../../ui/band.tsx'

/** What is on screen is not what would be signed any more: one reads again, and nothing has been signed. */
export const TextHasChanged = () => {
  const { t } = useLingui()
  return (
    <div role="alert">
      <Band tone="warn" title={t`Texten har ändrats.`}>
        {t`Läs den en gång till innan du skriver under.`}
      </Band>
    </div>
  )
}
