import { readConsentRecord, readReceipt } from '@kring/contract/receipts'
import type { ConsentRequest } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { Row } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** The receipt of one's own signature, to keep: a document, and the same for machines. Their names on the device tell nothing. */
export const ReceiptLinks = ({ request }: { request: Pick<ConsentRequest, 'id' | 'hasReceipt'> }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  if (!request.hasReceipt) return null
  const address = ({ path }: { path: string }) => `/api${path.replace(':caseId', caseId).replace(':requestId', request.id)}`
  return (
    <Row>
      <LinkButton icon={Download} size="big" href={address(readReceipt)} download="kvitto.pdf">
        {t`Spara kvitto (PDF)`}
      </LinkButton>
      <TextLink href={address(readConsentRecord)} download="kvitto.json">
        {t`Spara som datafil`}
      </TextLink>
    </Row>
  )
}
