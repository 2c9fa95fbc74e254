import { Card } from '../../../ui/card.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Heading } from '../../../ui/text.tsx'

/** The short text that one says yes to, as it is hashed and kept: in Swedish, its few marks of Markdown as what they mean. */
export const ShownText = ({ text }: { text: string }) => (
  <Card>
    <div lang="sv" dir="ltr">
      <Stack gap={3}>
        {text.split('\n').filter(Boolean).map((line, place) =>
          line.startsWith('# ') ? <Heading key={place} level={2} size={3}>{line.slice(2)}</Heading> : <p key={place}>{inBold(line)}</p>)}
      </Stack>
    </div>
  </Card>
)

const inBold = (line: string) => line.split('**').map((part, place) => (place % 2 === 1 ? <strong key={place}>{part}</strong> : part))
