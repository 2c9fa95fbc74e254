import { nameInquiry } from '@kring/contract/cases'
import { mayNameInquiry, type CaseFile, type Inquiry as InquiryShape } from '@kring/domain/cases'
import { Trans, useLingui } from '@lingui/react/macro'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Muted } from '../../ui/text.tsx'
import { useCase } from './case-frame.tsx'

type Inquiry = z.infer<typeof InquiryShape>

/** What was asked, by whom, and, when it may be said, about whom. */
export const InquiryCard = ({ inquiry }: { inquiry: Inquiry }) => {
  const { t } = useLingui()
  const { naming } = inquiry
  const items = [
    { term: t`Oro`, detail: inquiry.concern },
    ...(inquiry.tried ? [{ term: t`Det som har prövats`, detail: inquiry.tried }] : []),
    { term: t`Vet familjen om förfrågan?`, detail: inquiry.familyKnows ? t`Ja` : t`Nej` },
    ...(naming
      ? [
          {
            term: t`Gäller`,
            detail: (
              <>
                <Trans>
                  {naming.name}, född {naming.bornYear}
                </Trans>
                <br />
                <Muted>
                  {naming.ground === 'guardian-go-ahead' ? t`En vårdnadshavare har sagt ja` : t`Egen grund`}: {naming.groundNote}
                </Muted>
              </>
            ),
          },
        ]
      : []),
  ]
  return (
    <Card title={t`Förfrågan`} action={naming ? undefined : <Naming />}>
      <Muted>
        {inquiry.from}, <DateText at={inquiry.madeAt} />
      </Muted>
      <SummaryList items={items} />
      {!naming && <Unnamed />}
    </Card>
  )
}

const Unnamed = () => {
  const { t } = useLingui()
  const { you, state } = useCase()
  if (state !== 'inquiry' && state !== 'screening') return null
  return (
    <Note icon={UserRoundPlus}>
      {you.inquirer
        ? t`Säg namnet först när en vårdnadshavare har sagt ja, eller när du har en egen grund att säga det.`
        : t`Namnet är inte sagt. Den som frågade kan säga det när en vårdnadshavare har sagt ja.`}
    </Note>
  )
}

const Naming = () => {
  const { t } = useLingui()
  const file = useCase()
  const [isOpen, setOpen] = useState(false)
  if (!file.state) return null
  return (
    <May rule={mayNameInquiry} on={{ state: file.state }} you={file.you} otherwise={null}>
      <Button icon={UserRoundPlus} onPress={() => setOpen(true)}>{t`Säg namnet`}</Button>
      <Dialog title={t`Vem gäller det?`} isOpen={isOpen} onOpenChange={setOpen}>
        <NamingForm file={file} onDone={() => setOpen(false)} />
      </Dialog>
    </May>
  )
}

type Ground = NonNullable<Inquiry['naming']>['ground']

const NamingForm = ({ file, onDone }: { file: CaseFile; onDone: () => void }) => {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [bornYear, setBornYear] = useState('')
  const [ground, setGround] = useState<Ground | null>(null)
  const [groundNote, setGroundNote] = useState('')
  const act = useAct(nameInquiry)
  return (
    <Form
      problem={useFormProblem(act.error)}
      onSubmit={() =>
        ground &&
        act.mutate(
          { params: { caseId: file.id }, body: { name, bornYear: Number(bornYear), ground, groundNote } },
          { onSuccess: onDone },
        )
      }
    >
      <Choice
        name="ground"
        label={t`Varför får du säga namnet?`}
        isRequired
        value={ground}
        onChange={setGround}
        options={[
          { value: 'guardian-go-ahead', label: t`En vårdnadshavare har sagt ja` },
          { value: 'own-ground', label: t`Min verksamhet har en egen grund`, hint: t`Till exempel att socialtjänsten redan har ett ärende.` },
        ]}
      />
      <TextArea
        name="groundNote"
        label={ground === 'own-ground' ? t`Vilken grund?` : t`Vem sa ja, när och hur?`}
        isRequired
        rows={2}
        maxLength={500}
        value={groundNote}
        onChange={setGroundNote}
      />
      <TextField name="name" label={t`Den unges namn`} isRequired maxLength={120} autoComplete="off" value={name} onChange={setName} />
      <TextField
        name="bornYear"
        label={t`Födelseår`}
        hint={t`Fyra siffror`}
        isRequired
        width="short"
        inputMode="numeric"
        pattern="(19|20)[0-9]{2}"
        maxLength={4}
        placeholder={String(Number(dayOf().slice(0, 4)) - 14)}
        value={bornYear}
        onChange={setBornYear}
      />
      <Note icon={UserRoundPlus}>{t`Läses av: samordnaren. Inte av någon annan verksamhet.`}</Note>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Säg namnet`}</Button>
      </Row>
    </Form>
  )
}
