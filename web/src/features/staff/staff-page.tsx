import { endHolding, readStaff } from '@kring/contract/staff'
import type { Holder, Staff, StaffedFunction } from '@kring/domain/staff'
import { Trans, useLingui } from '@lingui/react/macro'
import { Building2, Plus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useSentence } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { lastMomentBefore } from '../../ui/dates.ts'
import { AlertDialog, Dialog } from '../../ui/dialog.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Bdi, Heading, Muted, PageHeader } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { AgencyChip } from '../agencies/agency-chip.tsx'
import { AddAgencyForm, AddEmployeeForm, AddFunctionForm, GiveFunctionForm } from './staff-forms.tsx'

type Agency = Staff['agencies'][number]
type Asking = { what: 'employee' } | { what: 'agency' } | { what: 'function'; agency: Agency } | { what: 'holder'; agency: Agency; given: StaffedFunction }

/** Who holds which function of which agency: consent names functions, and here is who they are today. */
export const StaffPage = () => {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      <PageHeader
        title={t`Personal och funktioner`}
        lead={t`Samtycken gäller funktioner. Den som får en funktion ser genast dess ärenden, och den som lämnar den ser dem inte längre.`}
        actions={
          <>
            <Button icon={UserPlus} onPress={() => setAsking({ what: 'employee' })}>{t`Ny medarbetare`}</Button>
            <Button icon={Building2} onPress={() => setAsking({ what: 'agency' })}>{t`Ny verksamhet`}</Button>
          </>
        }
      />
      <Shown view={useView(readStaff, {})}>
        {(staff) => (
          <>
            <Stack gap={5}>
              {staff.agencies.map((agency) => <AgencyCard key={agency.id} agency={agency} onAsk={setAsking} />)}
            </Stack>
            <Dialog title={t`Ny medarbetare`} isOpen={asking?.what === 'employee'} onOpenChange={close}><AddEmployeeForm onDone={close} /></Dialog>
            <Dialog title={t`Ny verksamhet`} isOpen={asking?.what === 'agency'} onOpenChange={close}><AddAgencyForm kinds={staff.agencyKinds} onDone={close} /></Dialog>
            <Dialog title={asking?.what === 'function' ? t`Ny funktion hos ${asking.agency.name}` : ''} isOpen={asking?.what === 'function'} onOpenChange={close}>
              {asking?.what === 'function' && <AddFunctionForm agency={asking.agency} onDone={close} />}
            </Dialog>
            <Dialog title={asking?.what === 'holder' ? t`Ge funktionen ${asking.given.name} hos ${asking.agency.name}` : ''} isOpen={asking?.what === 'holder'} onOpenChange={close}>
              {asking?.what === 'holder' && <GiveFunctionForm given={asking.given} people={staff.people} today={staff.today} onDone={close} />}
            </Dialog>
          </>
        )}
      </Shown>
    </>
  )
}

const AgencyCard = ({ agency, onAsk }: { agency: Agency; onAsk: (asking: Asking) => void }) => {
  const { t } = useLingui()
  return (
    <Card as="article" title={agency.name} action={<AgencyChip kind={agency.kind} />}>
      <Stack gap={5}>
        {agency.functions.map((given) => (
          <Stack key={given.id} gap={2}>
            <Row>
              <Heading level={3} size={4}>{given.name}</Heading>
              <TaskBadge given={given} />
            </Row>
            {given.holders.length === 0 ? <Muted>{t`Ingen har funktionen nu.`}</Muted> : (
              <List label={t`Har funktionen ${given.name}`}>
                {given.holders.map((holder) => <HolderRow key={holder.personId} holder={holder} given={given} isOnly={given.holders.length === 1} />)}
              </List>
            )}
            <Row>
              <Button kind="quiet" icon={Plus} onPress={() => onAsk({ what: 'holder', agency, given })} aria-label={t`Ge funktionen ${given.name} hos ${agency.name}`}>{t`Ge funktionen`}</Button>
            </Row>
          </Stack>
        ))}
        <Row>
          <Button icon={Plus} onPress={() => onAsk({ what: 'function', agency })} aria-label={t`Ny funktion hos ${agency.name}`}>{t`Ny funktion`}</Button>
        </Row>
      </Stack>
    </Card>
  )
}

const TaskBadge = ({ given: { coordinates, administers, takesConcerns } }: { given: StaffedFunction }) => {
  const { t } = useLingui()
  if (coordinates) return <Badge tone="info">{t`Samordnar ärenden`}</Badge>
  if (administers) return <Badge>{t`Administrerar kommunen`}</Badge>
  return takesConcerns ? <Badge>{t`Tar emot orosanmälningar`}</Badge> : null
}

const HolderRow = ({ holder: { personId, name, since, until, isYou }, given, isOnly }: { holder: Holder; given: StaffedFunction; isOnly: boolean }) => {
  const { t } = useLingui()
  const sentence = useSentence()
  const [isAsking, setAsking] = useState(false)
  const end = useAct(endHolding)
  const endIt = () =>
    end.mutate({ params: { functionId: given.id }, body: { personId } }, {
      onSuccess: () => toast(t`Funktionen är avslutad.`),
      onError: (trouble) => {
        setAsking(false)
        toast(sentence(trouble))
      },
    })
  return (
    <ListRow
      title={<Bdi>{name}</Bdi>}
      note={until ? <Trans>Sedan <DateText at={since} />, till och med <DateText at={lastMomentBefore(until)} /></Trans> : <Trans>Sedan <DateText at={since} /></Trans>}
      trailing={isYou ? <Muted>{t`Du`}</Muted> : <Button kind="quiet" onPress={() => setAsking(true)} aria-label={t`Avsluta funktionen ${given.name} för ${name}`}>{t`Avsluta`}</Button>}
    >
      <AlertDialog title={t`Ska ${name} lämna funktionen?`} isOpen={isAsking} onOpenChange={setAsking} confirm={t`Ja, avsluta`} onConfirm={endIt} isPending={end.isPending}>
        <p>{t`${name} ser genast inget mer i de ärenden som funktionen är med i. Det som redan är skrivet finns kvar.`}</p>
        {isOnly && <p>{t`Ingen annan har funktionen. Ge den till någon, så att det som är lovat inte blir utan någon som håller det.`}</p>}
      </AlertDialog>
    </ListRow>
  )
}
