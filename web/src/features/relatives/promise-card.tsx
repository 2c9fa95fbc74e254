import { promiseReservation } from '@kring/contract/relatives'
import type { NamedIn } from '@kring/domain/relatives'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckBox } from '../../ui/choice.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Bdi } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { ReservationText } from '../consent/reservation-text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WhatOneReads } from './relative-home.tsx'

/** What one is let into, and what one promises before reading any of it: in one's own language, with the Swedish that counts behind it. */
export const PromiseCard = ({ named }: { named: NamedIn }) => {
  const { t, i18n } = useLingui()
  const { caseId, youth } = useFamilyCase()
  const accept = useAct(promiseReservation)
  const problem = useFormProblem(accept.error)
  const [isAccepted, setAccepted] = useState(false)
  const { text, hash, support } = named.reservation
  const own = support[i18n.locale]
  return (
    <Card
      title={
        <Trans>
          Du är välkommen att läsa om <Bdi>{youth}</Bdi>
        </Trans>
      }
    >
      <Form
        problem={problem}
        onSubmit={() =>
          accept.mutate({ params: { caseId, requestId: named.requestId }, body: { reservationHash: hash } }, { onSuccess: () => toast(t`Tack. Nu kan du läsa.`) })
        }
      >
        <Stack gap={4}>
          <p>{t`Du får läsa det här:`}</p>
          <WhatOneReads named={named} />
          <p>{t`Innan du läser behöver du lova en sak. Du bestämmer själv om du vill.`}</p>
          <ReservationText text={own ?? text} locale={own ? i18n.locale : 'sv'} />
          {own && (
            <Disclosure title={t`Den svenska texten, som gäller`}>
              <ReservationText text={text} />
            </Disclosure>
          )}
          <CheckBox name="reservationHash" isRequired isSelected={isAccepted} onChange={setAccepted}>
            {t`Jag har läst och jag lovar det.`}
          </CheckBox>
          <Row>
            <Button type="submit" kind="primary" size="big" icon={Check} isPending={accept.isPending}>{t`Lova och läs`}</Button>
          </Row>
        </Stack>
      </Form>
    </Card>
  )
}
