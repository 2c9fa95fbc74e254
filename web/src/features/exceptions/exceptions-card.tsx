import { readConsentRule } from '@kring/contract/consent'
import { confirmException, endException, listExceptions } from '@kring/contract/exceptions'
import { mayConfirmException, mayEndException, type SignatureException } from '@kring/domain/exceptions'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Clock, X } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { MakeExceptionDialog } from './make-exception.tsx'

/** Whose signature is not waited for, why and who says so; for the coordinator. `may` are the guardians for whom one can be noted. */
export const ExceptionsCard = ({ may }: { may: readonly string[] }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [isOpen, setOpen] = useState(false)
  const exceptions = useView(listExceptions, { params: { caseId } })
  const isKnown = useView(readConsentRule, { params: { caseId } }).data?.exceptions.length !== 0
  return (
    <Shown view={exceptions} skeleton={null} isPart>
      {({ items }) => {
        const left = (isKnown ? may : []).filter((partyId) => !items.some((one) => one.partyId === partyId && one.state !== 'over'))
        if (items.length === 0 && left.length === 0) return null
        return (
          <Card
            title={t`Underskrifter som inte inväntas`}
            level={3}
            action={left.length > 0 && <Button onPress={() => setOpen(true)}>{t`Anteckna undantag`}</Button>}
          >
            {items.length === 0 ? (
              <Muted>{t`Alla vårdnadshavare ska skriva under. Är en av dem förhindrad eller inte möjlig att kontakta kan det antecknas här, av en person och bekräftas av en annan.`}</Muted>
            ) : (
              <List>{items.map((exception) => <ExceptionRow key={exception.id} exception={exception} />)}</List>
            )}
            <MakeExceptionDialog among={left} isOpen={isOpen} onOpenChange={setOpen} />
          </Card>
        )
      }}
    </Shown>
  )
}

const ExceptionRow = ({ exception }: { exception: SignatureException }) => {
  const { t } = useLingui()
  const { id: caseId, parties, state, you } = useCase()
  const rule = useView(readConsentRule, { params: { caseId } }).data
  const params = { caseId, exceptionId: exception.id }
  const [isEnding, setEnding] = useState(false)
  const confirm = useAct(confirmException)
  const end = useAct(endException)
  const states = {
    waiting: <Badge tone="warn" icon={Clock}>{t`Väntar på bekräftelse`}</Badge>,
    'in-force': <Badge tone="ok" icon={Check}>{t`Gäller`}</Badge>,
    over: <Badge icon={X}>{t`Gäller inte längre`}</Badge>,
  }
  return (
    <ListRow title={parties.find(({ id }) => id === exception.partyId)?.label} trailing={states[exception.state]}>
      <Stack gap={3}>
        <Written>{exception.reason}</Written>
        <Muted>
          {exception.kind === 'hindered' ? t`Förhindrad` : t`Efter rättslig prövning`}
          {' · '}
          <Trans>Beslutat av {exception.decidedBy}</Trans>
          {' · '}
          <Trans>
            Till och med <DateText at={exception.validUntilOn} />
          </Trans>
          <br />
          <Trans>
            Antecknat av {exception.notedBy} <DateText at={exception.notedAt} />
          </Trans>
          {exception.confirmedBy && exception.confirmedAt && (
            <>
              {' · '}
              <Trans>
                Bekräftat av {exception.confirmedBy} <DateText at={exception.confirmedAt} />
              </Trans>
            </>
          )}
        </Muted>
        {exception.state !== 'over' && (
          <Row>
            {exception.state === 'waiting' && (
              <May rule={mayConfirmException} on={{ ...exception, caseState: state ?? 'closed', isInRule: !rule || rule.exceptions.includes(exception.kind) }} you={you}>
                <Button
                  kind="primary"
                  icon={Check}
                  isPending={confirm.isPending}
                  onPress={() => confirm.mutate({ params }, { onSuccess: () => toast(t`Bekräftat. Underskriften inväntas inte.`) })}
                >
                  {t`Bekräfta`}
                </Button>
              </May>
            )}
            <May rule={mayEndException} on={exception} you={you} otherwise={null}>
              <Button onPress={() => setEnding(true)}>{t`Avsluta undantaget`}</Button>
            </May>
          </Row>
        )}
        <TroubleLine trouble={confirm.error} />
        <AlertDialog
          title={t`Avsluta undantaget?`}
          isOpen={isEnding}
          onOpenChange={setEnding}
          confirm={t`Avsluta`}
          isPending={end.isPending}
          onConfirm={() => end.mutate({ params }, { onSuccess: () => setEnding(false) })}
        >
          <p>{t`Underskriften behövs igen. Delning som bara vilar på undantaget upphör genast.`}</p>
          <TroubleLine trouble={end.error} />
        </AlertDialog>
      </Stack>
    </ListRow>
  )
}
