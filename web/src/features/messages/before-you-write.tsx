import { Trans, useLingui } from '@lingui/react/macro'
import { Clock, Eye } from 'lucide-react'
import { Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Written } from '../../ui/text.tsx'

/** What a family knows before it writes: who will read it, and when somebody answers. */
export const BeforeYouWrite = ({ readBy }: { readBy: readonly string[] }) => {
  const { t } = useLingui()
  return (
    <Stack gap={1}>
      <Note icon={Eye}>
        <Trans>
          Läses av: <Written>{readBy.join('; ')}</Written>
        </Trans>
      </Note>
      <Note icon={Clock}>{t`Vi svarar inom 2 arbetsdagar. Vid fara: ring 112.`}</Note>
    </Stack>
  )
}
