import { answerWithinWorkdays } from '@kring/domain/home'
import { Trans } from '@lingui/react/macro'
import { Eye } from 'lucide-react'
import { Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Written } from '../../ui/text.tsx'
import { AnswerTime } from './messages-card.tsx'

/** What a family knows before it writes: who will read it, and when somebody answers. */
export const BeforeYouWrite = ({ readBy }: { readBy: readonly string[] }) => (
    <Stack gap={1}>
      <Note icon={Eye}>
        <Trans>
          Läses av: <Written>{readBy.join('; ')}</Written>
        </Trans>
      </Note>
      <AnswerTime days={answerWithinWorkdays} />
    </Stack>
)
