import { readMyConcern, removeMyConcern } from '@kring/contract/concerns'
import { awaitsFeedback, isReceived, type ConcernCopy } from '@kring/domain/concerns'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { EyeOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useSentence } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Cover } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { outcomeWords } from './concern-words.ts'
import { ToldList } from './told-list.tsx'

/** The sender's receipt and own copy. */
export const MyConcernPage = () => {
  const { concernReportId } = useParams({ from: '/staff/oro/mina/$concernReportId' })
  const { t } = useLingui()
  const removed = <Cover icon={Trash2} title={t`Ingen kopia finns här`} action={<TextLink href="/oro/mina">{t`Mina anmälningar`}</TextLink>}><p>{t`En kopia som du har tagit bort kommer inte tillbaka. Anmälan finns kvar hos socialtjänsten.`}</p></Cover>
  return <Shown view={useView(readMyConcern, { params: { concernReportId } })} gone={removed}>{(copy) => <Copy copy={copy} />}</Shown>
}

const Copy = ({ copy }: { copy: ConcernCopy }) => {
  const { t, i18n } = useLingui()
  const { number, sentAt, receivedAt, feedbackDueOn, outcome, callInstead } = copy
  return (
    <>
      <PageHeader title={t`Anmälan ${number}`} lead={t`Uppge numret om du ringer till socialtjänsten om anmälan.`} actions={<TextLink href="/oro/mina">{t`Mina anmälningar`}</TextLink>} />
      <Stack gap={5}>
        {callInstead && <Band tone="warn" title={t`Ingen kan ta emot anmälan här just nu. Ring ${callInstead}.`} />}
        <Card title={t`Kvitto`}>
          <SummaryList
            items={[
              { term: t`Skickad`, detail: <DateText at={sentAt} as="dayTime" /> },
              { term: t`Mottagen av socialtjänsten`, detail: receivedAt ? <DateText at={receivedAt} as="dayTime" /> : t`Inte ännu. Är det bråttom, ring.` },
              feedbackDueOn && { term: t`Återkoppling`, detail: outcome ? i18n._(outcomeWords[outcome]) : <Trans>Senast <DateText at={feedbackDueOn} /></Trans> },
            ].filter((item) => !!item)}
          />
        </Card>
        <Card title={t`Din kopia`}>
          <Stack gap={4}>
            <ToldList told={copy} />
            <Note icon={EyeOff}>{isReceived(copy) ? t`Läses av: bara dig.` : t`Läses av: dig och socialtjänstens mottagning.`}</Note>
            {isReceived(copy) && <RemoveCopy copy={copy} />}
          </Stack>
        </Card>
      </Stack>
    </>
  )
}

const RemoveCopy = ({ copy }: { copy: ConcernCopy }) => {
  const { t } = useLingui()
  const [isAsking, setAsking] = useState(false)
  const sentence = useSentence()
  const remove = useAct(removeMyConcern)
  const confirm = () =>
    remove.mutate({ params: { concernReportId: copy.id } }, {
      onError: (trouble) => {
        setAsking(false)
        toast(sentence(trouble))
      },
    })
  return (
    <Row>
      <Button icon={Trash2} onPress={() => setAsking(true)}>{t`Ta bort min kopia`}</Button>
      <AlertDialog title={t`Ta bort din kopia?`} isOpen={isAsking} onOpenChange={setAsking} confirm={t`Ta bort`} onConfirm={confirm} isPending={remove.isPending}>
        <p>{t`Den försvinner härifrån och kan inte hämtas tillbaka. Anmälan finns kvar hos socialtjänsten.`}</p>
        {awaitsFeedback(copy) && <p>{t`Du ser då inte heller återkopplingen här.`}</p>}
      </AlertDialog>
    </Row>
  )
}
