import { Trans } from '@lingui/react/macro'
import { EyeOff, Phone } from 'lucide-react'
import { Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'

/** Who reads the register, and what comes before any of it. */
export const GroundNotes = () => (
  <Stack gap={2}>
    <Note icon={EyeOff}>
      <Trans>Läses av: bara ni som har samma funktion i ärendet. Familjen, de andra verksamheterna och mottagaren ser ingenting av det.</Trans>
    </Note>
    <Note icon={Phone}>
      <Trans>
        Är någon i fara nu? Ring <a href="tel:112">112</a>. Anteckna efteråt.
      </Trans>
    </Note>
  </Stack>
)
