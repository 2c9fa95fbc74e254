import { useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { Choice } from '../../ui/choice.tsx'

/** On everything that no guardian reads. */
export const ConfidenceBadge = () => {
  const { t } = useLingui()
  return <Badge tone="neutral" icon={Lock}>{t`Förtroligt`}</Badge>
}

/** For whoever writes in both: everybody in the collaboration, or the few. */
export const WhoShallRead = ({ inConfidence, onChange }: { inConfidence: boolean; onChange: (inConfidence: boolean) => void }) => {
  const { t } = useLingui()
  return (
    <Choice
      name="inConfidence"
      label={t`Vilka ska läsa?`}
      isRequired
      value={inConfidence ? 'few' : 'all'}
      onChange={(value) => onChange(value === 'few')}
      options={[
        { value: 'all', label: t`Alla som är med` },
        { value: 'few', label: t`Bara de som är med i det förtroliga samtalet`, hint: t`Vårdnadshavare läser det inte.` },
      ]}
    />
  )
}
