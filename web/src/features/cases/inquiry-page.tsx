import { listFunctions, makeInquiry } from '@kring/contract/cases'
import { CaseKind } from '@kring/domain/cases'
import type { AgencyFunction } from '@kring/domain/people'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import type { z } from 'zod'
import { useAct, useView } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { findNames } from './name-hint.ts'

/** The first question to a coordinator. It has no field for a name. */
export const InquiryPage = () => {
  const { t } = useLingui()
  const { functions } = useMe()
  const coordinators = useView(listFunctions, { query: { coordinates: 'true' } })
  return (
    <>
      <PageHeader
        title={t`Ny förfrågan`}
        lead={t`Bara samordnaren läser den. Inget delas med andra, och ingen ung person pekas ut.`}
      />
      <Shown view={coordinators}>
        {({ functions: receivers }) =>
          functions.length === 0 || receivers.length === 0 ? (
            <EmptyState title={t`Du kan inte skicka en förfrågan här.`}>
              {functions.length === 0
                ? t`Du har inte någon funktion i någon verksamhet just nu.`
                : t`Kommunen har ingen samordnare inlagd ännu.`}
            </EmptyState>
          ) : (
            <InquiryForm senders={functions} receivers={receivers} />
          )
        }
      </Shown>
    </>
  )
}

interface Written {
  kind: z.infer<typeof CaseKind>
  asFunctionId: string | null
  toFunctionId: string | null
  concern: string
  tried: string
  familyKnows: 'yes' | 'no' | null
}

const blank: Written = { kind: 'sspf', asFunctionId: null, toFunctionId: null, concern: '', tried: '', familyKnows: null }

const InquiryForm = ({ senders, receivers }: { senders: readonly AgencyFunction[]; receivers: readonly AgencyFunction[] }) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const draft = useDraft('inquiry', blank)
  const send = useAct(makeInquiry)
  const written = draft.value
  const set = (part: Partial<Written>) => draft.write({ ...written, ...part })
  // Where there is only one there is nothing to ask.
  const asFunctionId = (senders.length === 1 ? senders[0]?.id : written.asFunctionId) ?? null
  const toFunctionId = (receivers.length === 1 ? receivers[0]?.id : written.toFunctionId) ?? null
  const settled = [
    senders.length === 1 && senders[0] && { term: t`Du frågar som`, detail: nameOf(senders[0]) },
    receivers.length === 1 && receivers[0] && { term: t`Förfrågan går till`, detail: nameOf(receivers[0]) },
  ].filter((item) => !!item)

  return (
    <Form
      problem={useFormProblem(send.error)}
      onSubmit={() => {
        if (!asFunctionId || !toFunctionId || !written.familyKnows) return
        const body = {
          kind: written.kind,
          asFunctionId,
          toFunctionId,
          concern: written.concern,
          tried: written.tried.trim() || undefined,
          familyKnows: written.familyKnows === 'yes',
        }
        send.mutate(
          { body },
          {
            onSuccess: ({ id }) => {
              draft.drop()
              toast(t`Förfrågan är skickad.`)
              void navigate({ to: '/arenden/$caseId', params: { caseId: id } })
            },
          },
        )
      }}
    >
      <Band tone="info" title={t`Skriv inte namn, personnummer eller annat som visar vem det gäller.`}>
        {t`Samordnaren hör av sig först. Namnet kommer senare, när en vårdnadshavare har sagt ja eller du har en annan grund.`}
      </Band>
      {settled.length > 0 && <SummaryList items={settled} />}
      {senders.length > 1 && (
        <Choice
          name="asFunctionId"
          label={t`Vilken funktion frågar du som?`}
          isRequired
          value={asFunctionId}
          onChange={(id) => set({ asFunctionId: id })}
          options={senders.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      )}
      {receivers.length > 1 && (
        <Choice
          name="toFunctionId"
          label={t`Vem ska få förfrågan?`}
          isRequired
          value={toFunctionId}
          onChange={(id) => set({ toFunctionId: id })}
          options={receivers.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      )}
      <Choice
        name="kind"
        label={t`Vad gäller det?`}
        value={written.kind}
        onChange={(kind) => set({ kind })}
        options={[
          { value: 'sspf', label: t`SSPF`, hint: t`Tidig oro: skola, socialtjänst, polis och fritid behöver hjälpas åt.` },
          { value: 'sig', label: t`SIG, social insatsgrupp`, hint: t`Hög risk för fortsatt kriminalitet.` },
        ]}
      />
      <TextArea
        name="concern"
        label={t`Vad är du orolig för?`}
        hint={t`Det du själv har sett eller hört, hur länge, och hur ofta.`}
        isRequired
        rows={5}
        maxLength={2000}
        counter
        value={written.concern}
        onChange={(concern) => set({ concern })}
      />
      <TextArea
        name="tried"
        label={t`Vad har ni provat?`}
        optional
        maxLength={2000}
        value={written.tried}
        onChange={(tried) => set({ tried })}
      />
      <NameWarning text={`${written.concern}\n${written.tried}`} />
      <Choice
        name="familyKnows"
        label={t`Vet familjen om att du frågar?`}
        hint={t`Båda svaren går bra. Samordnaren behöver veta det för att höra av sig på rätt sätt.`}
        isRequired
        direction="row"
        value={written.familyKnows}
        onChange={(familyKnows) => set({ familyKnows })}
        options={[
          { value: 'yes', label: t`Ja` },
          { value: 'no', label: t`Nej` },
        ]}
      />
      <DraftLine state={draft.state} />
      <Row>
        <Button type="submit" kind="primary" icon={Send} isPending={send.isPending}>
          {t`Skicka förfrågan`}
        </Button>
        <LinkButton href="/arenden" kind="quiet">
          {t`Avbryt`}
        </LinkButton>
      </Row>
    </Form>
  )
}

const nameOf = ({ name, agency }: AgencyFunction) => `${agency.name}, ${name}`

/** A gentle word where the text seems to point somebody out. Whoever knows better sends it as it is. */
const NameWarning = ({ text }: { text: string }) => {
  const { t } = useLingui()
  const { names, hasPersonalNumber } = findNames(text)
  const words = names.slice(0, 3).join(', ')
  return (
    <div role="status">
      {(words || hasPersonalNumber) && (
        <Band tone="warn" title={hasPersonalNumber ? t`Texten ser ut att innehålla ett personnummer.` : t`Är ”${words}” ett namn?`}>
          <Trans>Skriv hellre ”eleven” eller ”en ungdom”. Är det inte ett namn kan du skicka förfrågan som den är.</Trans>
        </Band>
      )}
    </div>
  )
}
