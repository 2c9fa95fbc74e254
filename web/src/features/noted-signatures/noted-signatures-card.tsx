import { addScan, confirmSignature, dropSignature, findPaperForm, listNotedSignatures, readScan } from '@kring/contract/noted-signatures'
import type { ConsentRequest } from '@kring/domain/consent'
import { formNumberInGroups, mayAddScan, mayConfirmSignature, mayDropSignature, scanTypes, type NotedSignature } from '@kring/domain/noted-signatures'
import { Trans, useLingui } from '@lingui/react/macro'
import { Camera, Check, Clock, Printer, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { pathOf, useAct, useView } from '../../api.ts'
import { findLanguage } from '../../i18n.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { ChoosePaperForm } from './choose-paper-form.tsx'
import { NoteSignatureDialog } from './note-signature.tsx'
import { identityWords, methodWords } from './noted-words.ts'
import styles from './noted-signatures.module.css'
import { WithdrawalsCard } from './withdrawals-card.tsx'

/**
 * Signatures on paper and by word of mouth, and who it was that took something back otherwise than here: for the coordinator. `request` is
 * the newest, `formNumber` the number of a paper that has just been found.
 */
export const NotedSignatures = ({ request, formNumber }: { request: ConsentRequest; formNumber: string | undefined }) => {
  const { id: caseId } = useCase()
  return (
    <Shown view={useView(listNotedSignatures, { params: { caseId } })} skeleton={null} isPart>
      {({ items, withdrawals }) => (
        <>
          <SignaturesCard request={request} items={items} formNumber={formNumber} />
          {withdrawals.length > 0 && <WithdrawalsCard withdrawals={withdrawals} />}
        </>
      )}
    </Shown>
  )
}

const SignaturesCard = ({ request, items, formNumber }: { request: ConsentRequest; items: readonly NotedSignature[]; formNumber: string | undefined }) => {
  const { t } = useLingui()
  const [open, setOpen] = useState<'print' | 'note' | null>(null)
  const found = useView(findPaperForm, { params: { number: formNumber ?? '' } }, { when: formNumber !== undefined }).data
  useEffect(() => {
    if (found) setOpen('note')
  }, [found])
  const waiting = request.ended ? [] : request.answers.filter(({ answer }) => answer === 'waiting').map(({ partyId }) => partyId)
  const left = waiting.filter((partyId) => !items.some((one) => one.requestId === request.id && one.partyId === partyId && one.state === 'waiting'))
  const shown = items.filter(({ state }) => state !== 'dropped')
  if (left.length === 0 && shown.length === 0) return null
  return (
    <Card
      title={t`På papper eller muntligt`}
      level={3}
      action={
        left.length > 0 && (
          <Row>
            <Button icon={Printer} onPress={() => setOpen('print')}>{t`Skriv ut blankett`}</Button>
            <Button onPress={() => setOpen('note')}>{t`Anteckna underskrift`}</Button>
          </Row>
        )
      }
    >
      {shown.length === 0 ? (
        <Muted>{t`Den som inte skriver under här kan göra det på papper, eller säga ja. En av er antecknar det och en annan bekräftar. Först då gäller det.`}</Muted>
      ) : (
        <List>{shown.map((noted) => <NotedRow key={noted.id} noted={noted} request={request} />)}</List>
      )}
      <ChoosePaperForm among={left} requestId={request.id} isOpen={open === 'print'} onOpenChange={(isOpen) => setOpen(isOpen ? 'print' : null)} />
      <NoteSignatureDialog
        among={left}
        request={request}
        found={found && formNumber ? { partyId: found.partyId, formNumber } : undefined}
        isOpen={open === 'note'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'note' : null)}
      />
    </Card>
  )
}

const NotedRow = ({ noted, request }: { noted: NotedSignature; request: ConsentRequest }) => {
  const { t, i18n } = useLingui()
  const { id: caseId, parties, state: caseState, you } = useCase()
  const params = { caseId, notedSignatureId: noted.id }
  const [isDropping, setDropping] = useState(false)
  const confirm = useAct(confirmSignature)
  const drop = useAct(dropSignature)
  const scan = useAct(addScan)
  const name = parties.find(({ id }) => id === noted.partyId)?.label ?? ''
  const asked = {
    caseState: caseState ?? ('closed' as const), ended: request.ended, isNewest: noted.requestId === request.id,
    answer: noted.requestId === request.id ? (request.answers.find(({ partyId }) => partyId === noted.partyId)?.answer ?? null) : ('waiting' as const),
  }
  const details = [
    i18n._(identityWords[noted.identity]),
    noted.witness && t`Hördes också av ${noted.witness}`,
    noted.formNumber && t`Blankett ${formNumberInGroups(noted.formNumber)}`,
    t`Läst på ${findLanguage(noted.locale)?.name ?? noted.locale}`,
  ].filter(Boolean)
  return (
    <ListRow
      title={name}
      note={
        <>
          {i18n._(methodWords[noted.method])} <DateText at={noted.signedOn} />
        </>
      }
    >
      <Stack gap={3}>
        <Row>
          {noted.state === 'confirmed' ? (
            <Badge tone="ok" icon={Check}>{t`Bekräftad`}</Badge>
          ) : (
            <Badge tone="warn" icon={Clock}>{noted.method === 'paper' && noted.pages === 0 ? t`Bild av papperet saknas` : t`Väntar på en andra person`}</Badge>
          )}
        </Row>
        {noted.note && <Written>{noted.note}</Written>}
        <Muted>
          {details.join(' · ')}
          <br />
          <Trans>
            Antecknat av {noted.notedBy} <DateText at={noted.notedAt} />
          </Trans>
          {noted.confirmedBy && noted.confirmedAt && (
            <>
              {' · '}
              <Trans>
                Bekräftat av {noted.confirmedBy} <DateText at={noted.confirmedAt} />
              </Trans>
            </>
          )}
        </Muted>
        {noted.pages > 0 && <Pages noted={noted} name={name} />}
        {noted.state === 'waiting' && (
          <>
            <Row>
              <May rule={mayAddScan} on={noted} you={you} otherwise={null}>
                <FileButton
                  kind={noted.notedByYou ? 'primary' : 'secondary'}
                  icon={Camera}
                  accept={scanTypes}
                  isPending={scan.isPending}
                  onChoose={(file) => scan.mutate({ params, file }, { onSuccess: () => toast(t`Bilden är sparad. En kollega behöver bekräfta.`) })}
                >
                  {t`Lägg till bild av papperet`}
                </FileButton>
              </May>
              <May rule={mayConfirmSignature} on={{ ...noted, ...asked }} you={you} {...(noted.method === 'paper' && noted.pages === 0 && { otherwise: null })}>
                <Button
                  kind="primary"
                  icon={Check}
                  isPending={confirm.isPending}
                  onPress={() => confirm.mutate({ params }, { onSuccess: () => toast(t`Bekräftat. Underskriften gäller.`) })}
                >
                  {t`Bekräfta`}
                </Button>
              </May>
              <May rule={mayDropSignature} on={noted} you={you} otherwise={null}>
                <Button icon={X} onPress={() => setDropping(true)}>{t`Ta bort`}</Button>
              </May>
            </Row>
            {noted.method === 'paper' && noted.pages === 0 && (
              <Muted>{t`Ett foto eller en skannad sida, JPEG, PNG eller PDF. Bilden görs om, så att inget annat än det som syns följer med.`}</Muted>
            )}
          </>
        )}
        <TroubleLine trouble={scan.error ?? confirm.error} />
        <AlertDialog
          title={t`Ta bort anteckningen?`}
          isOpen={isDropping}
          onOpenChange={setDropping}
          confirm={t`Ta bort`}
          isPending={drop.isPending}
          onConfirm={() => drop.mutate({ params }, { onSuccess: () => setDropping(false) })}
        >
          <p>{t`Underskriften räknas inte. Det går att anteckna den på nytt.`}</p>
          <TroubleLine trouble={drop.error} />
        </AlertDialog>
      </Stack>
    </ListRow>
  )
}

/** What the second person looks at. */
const Pages = ({ noted, name }: { noted: NotedSignature; name: string }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  return (
    <ul role="list" className={styles.pages}>
      {Array.from({ length: noted.pages }, (_, index) => index + 1).map((page) => (
        <li key={page}>
          <img src={pathOf(readScan, { params: { caseId, notedSignatureId: noted.id, page } })} alt={t`Papperet från ${name}, sida ${page}`} loading="lazy" />
        </li>
      ))}
    </ul>
  )
}
