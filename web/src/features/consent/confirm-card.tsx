import { confirmConsent } from '@kring/contract/consent'
import { mayConfirmConsent, type ConsentRequest } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Prose } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { AcceptReservation } from './accept-reservation.tsx'
import { useCategoryName } from './use-category-name.ts'

/** What one's own agency will know and may tell, and the yes that is needed before it does either. */
export const ConfirmCard = ({ request }: { request: ConsentRequest }) => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const nameOf = useCategoryName()
  const confirm = useAct(confirmConsent)
  const problem = useFormProblem(confirm.error)
  const reservation = request.yourReservation
  const mine = request.lines.filter(({ partyId }) => you.parties.includes(partyId))
  const list = (codes: string[]) => (codes.length === 0 ? t`Inget` : <Listed words={codes.map(nameOf)} />)
  return (
    <Card title={t`Bekräfta för din verksamhet`}>
      <p>{t`Familjen har skrivit under. När du har bekräftat gäller samtycket också för er.`}</p>
      <SummaryList
        items={[
          { term: t`Ni får läsa`, detail: list(mine.filter(({ reads }) => reads).map(({ category }) => category)) },
          { term: t`Ni får berätta`, detail: list(mine.filter(({ gives }) => gives).map(({ category }) => category)) },
          // Told once the reservation is accepted.
          request.text !== '' && { term: t`Får inte delas`, detail: request.exclusions ?? t`Inga undantag` },
          { term: t`Till och med`, detail: <DateText at={request.validUntilOn} /> },
        ].filter((item) => !!item)}
      />
      <May rule={mayConfirmConsent} on={request} you={you}>
        <Form
          problem={problem}
          onSubmit={() =>
            confirm.mutate(
              { params: { caseId, requestId: request.id }, body: { reservationHash: reservation?.hash } },
              { onSuccess: () => toast(t`Bekräftat. Ni kan börja samarbeta.`) },
            )
          }
        >
          {reservation && <AcceptReservation text={reservation.text} />}
          <Row>
            <Button kind="primary" type="submit" icon={Check} isPending={confirm.isPending}>
              {reservation ? t`Godta förbehållet och bekräfta` : t`Bekräfta`}
            </Button>
          </Row>
        </Form>
      </May>
    </Card>
  )
}

const Listed = ({ words }: { words: readonly string[] }) => (
  <Prose>
    <ul>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  </Prose>
)
