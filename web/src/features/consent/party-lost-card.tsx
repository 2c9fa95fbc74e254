import { check } from '@kring/domain/kernel/rule'
import { mayMoveCase } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Flag, Pause } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { MoveCaseDialog, useMoveWords } from '../cases/move-case.tsx'

/** An agency that this kind of work cannot do without is no longer in the consent: the coordinator decides how it goes on, and presses nobody. */
export const PartyLostCard = ({ kinds }: { kinds: readonly string[] }) => {
  const { t } = useLingui()
  const word = useAgencyWord()
  const { state, states, you } = useCase()
  const words = useMoveWords()
  const [asked, setAsked] = useState<'paused' | 'closing' | null>(null)
  if (kinds.length === 0 || state === null) return null
  const may = (to: 'paused' | 'closing') => check(mayMoveCase, you, { state, to, states }).ok
  const names = kinds.map(word).join(', ')
  return (
    <Card title={t`Inte med längre: ${names}`}>
      <Stack gap={3}>
        <p>{t`Det här arbetet bygger på att de är med. Bestäm hur det går vidare: pausa, avsluta, eller börja om i en annan form med en ny förfrågan.`}</p>
        <p>{t`Familjen får tacka nej. Fråga inte igen om de inte själva vill.`}</p>
        <Row>
          {may('paused') && <Button icon={Pause} onPress={() => setAsked('paused')}>{words.paused.title}</Button>}
          {may('closing') && <Button icon={Flag} onPress={() => setAsked('closing')}>{words.closing.title}</Button>}
        </Row>
      </Stack>
      {asked && <MoveCaseDialog to={asked} {...words[asked]} isOpen onClose={() => setAsked(null)} />}
    </Card>
  )
}
