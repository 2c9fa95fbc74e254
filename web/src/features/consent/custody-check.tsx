import { noteCustody } from '@kring/contract/consent'
import { custodyIsGoodForDays, type Custody } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Muted } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { custodyWords } from '../cases/case-words.ts'
import { CustodyFields, type CustodyFound } from '../cases/custody-fields.tsx'

/** What is known of a guardian's custody, and the way to note it anew; it asks for that when the check is old. */
export const CustodyCheck = ({ custody, label, isFresh }: { custody: Custody; label: string; isFresh: boolean }) => {
  const { t, i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <Stack gap={3}>
      {!isFresh && <Note icon={CircleAlert}>{t`Vårdnaden kontrollerades för mer än ${custodyIsGoodForDays} dagar sedan. Kontrollera den på nytt innan ni frågar.`}</Note>}
      <Row>
        <Muted>
          {i18n._(custodyWords[custody.kind])} ·{' '}
          <Trans>
            {custody.evidence}, kontrollerat <DateText at={custody.checkedOn} />
          </Trans>
        </Muted>
        <Button kind={isFresh ? 'quiet' : 'secondary'} onPress={() => setOpen(true)}>{t`Anteckna ny kontroll`}</Button>
      </Row>
      <Dialog title={t`Vårdnad: ${label}`} isOpen={isOpen} onOpenChange={setOpen}>
        <CustodyForm custody={custody} onDone={() => setOpen(false)} />
      </Dialog>
    </Stack>
  )
}

const CustodyForm = ({ custody, onDone }: { custody: Custody; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [found, setFound] = useState<CustodyFound>({ kind: custody.kind, evidence: custody.evidence, checkedOn: dayOf() })
  const note = useAct(noteCustody)
  return (
    <Form
      problem={useFormProblem(note.error)}
      onSubmit={() => {
        const { kind, ...checked } = found
        if (kind) note.mutate({ params: { caseId }, body: { partyId: custody.partyId, kind, ...checked } }, { onSuccess: onDone })
      }}
    >
      <CustodyFields found={found} onChange={setFound} />
      {found.kind !== custody.kind && <Note icon={CircleAlert}>{t`Den som får vårdnad behöver skriva under, annars slutar samtycket att gälla i samma stund. Den som inte längre har vårdnad är med tills du avslutar deltagandet.`}</Note>}
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={note.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
