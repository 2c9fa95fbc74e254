import { confirmProtectionEnd, endProtection, listPerson, nameDanger, readProtection, unlistPerson } from '@kring/contract/protection'
import { mayConfirmProtectionEnd, type CaseProtection, type Listed, type Protection } from '@kring/domain/protection'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog, Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Select } from '../../ui/select.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Bdi, Muted, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { ProtectForm, useGuardians } from './protect-form.tsx'

/** Whether the family must not be found; who is let into the case, and by whom it must not be found. */
export const ProtectionCard = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [isOpen, setOpen] = useState(false)
  const view = useView(readProtection, { params: { caseId } })
  return (
    <Shown view={view} isPart>
      {({ protection, listable }) =>
        protection ? (
          <Protected protection={protection} listable={listable} />
        ) : (
          <Card title={t`Skyddad familj`} action={<Button onPress={() => setOpen(true)}>{t`Skydda ärendet`}</Button>}>
            <Muted>{t`När en familj inte får hittas öppnas ärendet bara för personer som ni namnger. Det får ett kodnamn. En vårdnadshavare som är eller kan vara ett hot får inget veta genom tjänsten.`}</Muted>
            <Dialog title={t`Skydda ärendet`} isOpen={isOpen} onOpenChange={setOpen}>
              <ProtectForm listable={listable} onDone={() => setOpen(false)} />
            </Dialog>
          </Card>
        )
      }
    </Shown>
  )
}

const Protected = ({ protection, listable }: { protection: Protection; listable: CaseProtection['listable'] }) => {
  const { t } = useLingui()
  const [isEnding, setEnding] = useState(false)
  return (
    <Card title={t`Skyddad familj`} action={<Badge tone="info" icon={ShieldCheck}>{t`Ärendet är skyddat`}</Badge>}>
      <Stack gap={5}>
        {protection.end && <WaitingEnd protection={protection} end={protection.end} />}
        <SummaryList
          items={[
            { term: t`Kodnamn`, detail: protection.codeName },
            { term: t`Varför`, detail: <Written>{protection.ground}</Written> },
            { term: t`Skyddat`, detail: <Trans><DateText at={protection.begunAt} />, av {protection.begunBy}</Trans> },
          ]}
        />
        <Section title={t`De här släpps in`} level={3}>
          <List>{protection.listed.map((one) => <ListedRow key={one.listingId} one={one} />)}</List>
          {listable.length > 0 && <AddToList listable={listable} />}
          <Muted>{t`De behöver också ha en funktion i ärendet. Alla andra är utestängda, vad samtycket än säger.`}</Muted>
        </Section>
        <Dangers protection={protection} />
        {!protection.end && (
          <Row>
            <Button onPress={() => setEnding(true)}>{t`Avsluta skyddet`}</Button>
          </Row>
        )}
      </Stack>
      <Dialog title={t`Avsluta skyddet`} isOpen={isEnding} onOpenChange={setEnding}>
        <EndForm onDone={() => setEnding(false)} />
      </Dialog>
    </Card>
  )
}

const ListedRow = ({ one }: { one: Listed }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [isAsking, setAsking] = useState(false)
  const unlist = useAct(unlistPerson)
  return (
    <ListRow
      title={<Bdi>{one.name}</Bdi>}
      note={one.label || t`Har ingen funktion i ärendet längre`}
      trailing={<Button kind="quiet" aria-label={t`Ta bort ${one.name}`} onPress={() => setAsking(true)}>{t`Ta bort`}</Button>}
    >
      <AlertDialog
        title={t`Ta bort ${one.name}?`}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirm={t`Ta bort`}
        isPending={unlist.isPending}
        onConfirm={() => unlist.mutate({ params: { caseId, listingId: one.listingId } }, { onSuccess: () => setAsking(false) })}
      >
        <p>{t`Ärendet försvinner genast för ${one.name}. Varför berättas inte.`}</p>
        <TroubleLine trouble={unlist.error} />
      </AlertDialog>
    </ListRow>
  )
}

const AddToList = ({ listable }: { listable: CaseProtection['listable'] }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [personId, setPersonId] = useState('')
  const list = useAct(listPerson)
  return (
    <Form
      problem={useFormProblem(list.error)}
      onSubmit={() => {
        if (personId) list.mutate({ params: { caseId }, body: { personId } }, { onSuccess: () => setPersonId('') })
      }}
    >
      <Row align="end">
        <Select
          name="personId"
          label={t`Släpp in någon mer`}
          placeholder={t`Välj en person`}
          value={personId}
          onChange={setPersonId}
          options={listable.map((one) => ({ value: one.personId, label: `${one.name}, ${one.label}` }))}
        />
        <Button type="submit" isDisabled={personId === ''} isPending={list.isPending}>{t`Lägg till`}</Button>
      </Row>
    </Form>
  )
}

const Dangers = ({ protection: { dangerPartyIds } }: { protection: Protection }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const guardians = useGuardians()
  const [asked, setAsked] = useState<string | null>(null)
  const name = useAct(nameDanger)
  const named = guardians.filter(({ id }) => dangerPartyIds.includes(id))
  const others = guardians.filter(({ id }) => !dangerPartyIds.includes(id))
  const askedLabel = guardians.find(({ id }) => id === asked)?.label ?? ''
  return (
    <Section title={t`Familjen skyddas från`} level={3}>
      {named.length === 0 ? (
        <Muted>{t`Ingen av vårdnadshavarna är angiven.`}</Muted>
      ) : (
        <List>
          {named.map(({ id, label }) => (
            <ListRow key={id} title={<Bdi>{label}</Bdi>} note={t`Är utestängd, och tillfrågas eller meddelas inte genom tjänsten.`} />
          ))}
        </List>
      )}
      <Row>
        {others.map(({ id, label }) => (
          <Button key={id} onPress={() => setAsked(id)}>{t`Ange ${label}`}</Button>
        ))}
      </Row>
      <AlertDialog
        title={t`Skydda familjen från ${askedLabel}?`}
        isOpen={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        confirm={t`Ange`}
        isPending={name.isPending}
        onConfirm={() => asked && name.mutate({ params: { caseId }, body: { partyId: asked } }, { onSuccess: () => setAsked(null) })}
      >
        <p>{t`Ärendet försvinner genast för ${askedLabel}. Inget mer går ut dit genom tjänsten.`}</p>
        <TroubleLine trouble={name.error} />
      </AlertDialog>
    </Section>
  )
}

const EndForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [reason, setReason] = useState('')
  const end = useAct(endProtection)
  return (
    <Form
      problem={useFormProblem(end.error)}
      onSubmit={() => end.mutate({ params: { caseId }, body: { reason: reason.trim() } }, {
        onSuccess: () => {
          onDone()
          toast(t`Antecknat. En annan samordnare på listan behöver bekräfta det.`)
        },
      })}
    >
      <p>{t`Skyddet gäller tills en annan samordnare på listan har bekräftat att det ska avslutas.`}</p>
      <TextArea name="reason" label={t`Varför behövs det inte längre, och vem säger det?`} isRequired rows={3} maxLength={1000} value={reason} onChange={setReason} />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={end.isPending}>{t`Anteckna`}</Button>
      </Row>
    </Form>
  )
}

const WaitingEnd = ({ protection, end }: { protection: Protection; end: NonNullable<Protection['end']> }) => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const guardians = useGuardians()
  const [isAsking, setAsking] = useState(false)
  const confirm = useAct(confirmProtectionEnd)
  const kept = guardians.filter(({ id }) => protection.dangerPartyIds.includes(id)).map(({ label }) => label).join(', ')
  return (
    <Band tone="warn" title={t`${end.saidBy} vill avsluta skyddet`}>
      <Stack gap={3}>
        <Written>{end.reason}</Written>
        <May rule={mayConfirmProtectionEnd} on={end} you={you}>
          <Row>
            <Button icon={Check} onPress={() => setAsking(true)}>{t`Bekräfta att det avslutas`}</Button>
          </Row>
        </May>
      </Stack>
      <AlertDialog
        title={t`Avsluta skyddet?`}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirm={t`Avsluta skyddet`}
        isPending={confirm.isPending}
        onConfirm={() => confirm.mutate({ params: { caseId } }, { onSuccess: () => setAsking(false) })}
      >
        <p>{t`Alla som har en funktion i ärendet kan läsa igen, och ärendet heter åter efter den unge.`}</p>
        {kept && <p>{t`Också ${kept} kommer tillbaka i ärendet, om hen hade en del i det.`}</p>}
        <TroubleLine trouble={confirm.error} />
      </AlertDialog>
    </Band>
  )
}
