import { mayMoveCase, type CaseState } from '@kring/domain/cases'
import { check } from '@kring/domain/kernel/rule'
import { useLingui } from '@lingui/react/macro'
import { EllipsisVertical, Flag, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { MenuButton } from '../../ui/menu.tsx'
import { useCase } from './case-frame.tsx'
import { MoveCaseDialog } from './move-case.tsx'

type Move = 'paused' | 'active' | 'closing'

/** What a coordinator can do with a case that runs: pause it, take it up again, begin to close it. Nothing for others. */
export const CaseActions = () => {
  const { t } = useLingui()
  const { state, you } = useCase()
  const [asked, setAsked] = useState<Move | null>(null)
  if (!state || !['active', 'paused', 'closing'].includes(state)) return null
  const may = (to: CaseState) => check(mayMoveCase, you, { state, to }).ok
  const hint = t`Alla som är med i ärendet läser skälet.`
  const moves = {
    paused: { title: t`Pausa samverkan`, label: t`Varför pausar ni?`, confirm: t`Pausa`, icon: Pause },
    active: { title: t`Ta upp samverkan igen`, label: t`Vad har ändrats?`, confirm: t`Ta upp igen`, icon: Play },
    closing: { title: t`Börja avsluta`, label: t`Varför avslutar ni?`, confirm: t`Börja avsluta`, icon: Flag },
  }
  const entries = (['active', 'paused', 'closing'] as const)
    .filter(may)
    .map((to) => ({ id: to, label: moves[to].title, icon: moves[to].icon, onAction: () => setAsked(to) }))
  if (entries.length === 0) return null
  return (
    <>
      <MenuButton icon={EllipsisVertical} label={t`Mer`} entries={entries} />
      {asked && <MoveCaseDialog to={asked} hint={hint} {...moves[asked]} isOpen onClose={() => setAsked(null)} />}
    </>
  )
}
