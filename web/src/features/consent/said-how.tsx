import type { WithdrawalMethod } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import type { z } from 'zod'
import { Choice } from '../../ui/choice.tsx'

/** How somebody said something otherwise than here. */
export type Said = Exclude<z.infer<typeof WithdrawalMethod>, 'self'>

/** Asks the coordinator how what is noted was said. */
export const SaidHow = ({ label, value, onChange }: { label?: string; value: Said | null; onChange: (method: Said) => void }) => {
  const { t } = useLingui()
  return (
    <Choice
      name="method"
      label={label ?? t`Hur sades det?`}
      isRequired
      direction="row"
      value={value}
      onChange={onChange}
      options={[
        { value: 'meeting', label: t`I ett möte` },
        { value: 'telephone', label: t`På telefon` },
        { value: 'paper', label: t`På papper` },
      ]}
    />
  )
}
