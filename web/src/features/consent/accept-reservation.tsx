import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CheckBox } from '../../ui/choice.tsx'
import { Stack } from '../../ui/layout.tsx'
import { ReservationText } from './reservation-text.tsx'

/** The reservation with the tick by which an agency accepts it; the form around it is sent with the tick alone. */
export const AcceptReservation = ({ text }: { text: string }) => {
  const { t } = useLingui()
  const [accepts, setAccepts] = useState(false)
  return (
    <Stack gap={4}>
      <ReservationText text={text} />
      <CheckBox name="reservationHash" isRequired isSelected={accepts} onChange={setAccepts}>
        {t`Vi har läst förbehållet och följer det.`}
      </CheckBox>
    </Stack>
  )
}
