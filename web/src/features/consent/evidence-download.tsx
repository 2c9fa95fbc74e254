import { readEvidence } from '@kring/contract/signing'
import { useMutation } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { call, type Trouble } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Muted } from '../../ui/text.tsx'

/** The evidence of the signatures under one request that the reader may read, as a file that can be checked without Kring. */
export const EvidenceDownload = ({ caseId, requestId, on, words, size = 'normal' }: {
  caseId: string
  requestId: string
  /** The day of the request, for the file's name. */
  on: string
  words: { press: string; what: string; none: string }
  size?: NonNullable<ButtonProps['size']>
}) => {
  const read = useMutation<number, Trouble>({
    gcTime: 0,
    mutationFn: async () => {
      const { answer } = await call(readEvidence, { params: { caseId, requestId } })
      if (answer.items.length > 0) saveFile(`bevis-${on.slice(0, 10)}.json`, JSON.stringify(answer, null, 1), 'application/json')
      return answer.items.length
    },
  })
  return (
    <Stack gap={2}>
      <Row>
        <Button icon={FileDown} size={size} isPending={read.isPending} onPress={() => read.mutate()}>
          {words.press}
        </Button>
      </Row>
      <div role="status">{read.data === 0 ? <p>{words.none}</p> : <Muted>{words.what}</Muted>}</div>
      <TroubleLine trouble={read.error} />
    </Stack>
  )
}
