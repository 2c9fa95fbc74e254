import { endLegalReview, listLegalReviews } from '@kring/contract/legal-reviews'
import type { LegalReview } from '@kring/domain/legal-reviews'
import { isOpen as isOpenCase } from '@kring/domain/cases'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
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
import { useCase } from '../cases/case-frame.tsx'
import { MakeReviewDialog } from './make-review.tsx'
import { reviewWords } from './review-words.ts'

/** What a lawyer has answered, the latest first; for the coordinator. */
export const ReviewsCard = () => {
  const { t } = useLingui()
  const { id: caseId, state } = useCase()
  const [isOpen, setOpen] = useState(false)
  const view = useView(listLegalReviews, { params: { caseId } })
  return (
    <Shown view={view} isPart>
      {({ items, missing }) => (
        <Card
          title={t`Rättsliga prövningar`}
          action={state && isOpenCase({ state }) && <Button onPress={() => setOpen(true)}>{t`Anteckna prövning`}</Button>}
        >
          {items.length === 0 ? (
            <Muted>{t`Fråga kommunens jurist när lagen inte ger ett säkert svar. Anteckna frågan och svaret här. Tjänsten gör ingen egen bedömning.`}</Muted>
          ) : (
            <List>{items.map((review) => <ReviewRow key={review.id} review={review} />)}</List>
          )}
          <MakeReviewDialog about={missing[0] ?? null} isOpen={isOpen} onOpenChange={setOpen} />
        </Card>
      )}
    </Shown>
  )
}

const ReviewRow = ({ review }: { review: LegalReview }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const [isEnding, setEnding] = useState(false)
  const end = useAct(endLegalReview)
  return (
    <ListRow
      title={i18n._(reviewWords[review.about].title)}
      trailing={review.inForce ? <Badge tone="ok" icon={Check}>{t`Gäller`}</Badge> : <Badge icon={X}>{t`Gäller inte längre`}</Badge>}
    >
      <Stack gap={3}>
        <Written>{review.question}</Written>
        <Written>{review.answer}</Written>
        <Muted>
          <Trans>
            Svar av {review.answeredBy} <DateText at={review.answeredOn} />
          </Trans>
          {' · '}
          <Trans>
            Till och med <DateText at={review.validUntilOn} />
          </Trans>
          <br />
          <Trans>
            Antecknat av {review.notedBy} <DateText at={review.notedAt} />
          </Trans>
        </Muted>
        {review.inForce && (
          <Row>
            <Button onPress={() => setEnding(true)}>{t`Avsluta prövningen`}</Button>
          </Row>
        )}
        <AlertDialog
          title={t`Avsluta prövningen?`}
          isOpen={isEnding}
          onOpenChange={setEnding}
          confirm={t`Avsluta`}
          isPending={end.isPending}
          onConfirm={() => end.mutate({ params: { caseId, reviewId: review.id } }, { onSuccess: () => setEnding(false) })}
        >
          <p>{t`Svaret gäller inte längre från och med nu. Det som redan är gjort ändras inte.`}</p>
          <TroubleLine trouble={end.error} />
        </AlertDialog>
      </Stack>
    </ListRow>
  )
}
