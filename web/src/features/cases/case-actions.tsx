import { isCoordinator } from '@kring/domain/actor'
import { mayMoveCase, type CaseState } from '@kring/domain/cases'
import { check } from '@kring/domain/kernel/rule'
import { useLingui } from '@lingui/react/macro'
import { EllipsisVertical, FileOutput, Flag, FolderCheck, Footprints, Pause, Play, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx'
import { useCase } from './case-frame.tsx'
import { MoveCaseDialog, useMoveWords, type Move } from './move-case.tsx'

const icons = { paused: Pause, active: Play, closing: Flag, 'follow-up': Footprints, closed: FolderCheck } as const
const allMoves = Object.keys(icons) as Move[]

const movable: readonly (CaseState | null)[] = ['consent-pending', 'active', 'paused', 'closing', 'closed', 'follow-up']

/** What else can be done with a case. The coordinator moves it on: pauses it, takes it up again, begins to close it, follows it up. */
export const CaseActions = () => {
  const { t } = useLingui()
  const { id: caseId, state, states, you } = useCase()
  const [asked, setAsked] = useState<Move | null>(null)
  const may = (to: CaseState) => state !== null && movable.includes(state) && check(mayMoveCase, you, { state, to, states }).ok
  // Closing a case that has not been closed before is a page of its own, and what else can come of a request is the consent's.
  const closes = state === 'closing' || state === 'consent-pending'
  const words = useMoveWords()
  const entries: MenuEntry[] = [
    ...allMoves
      .filter((to) => may(to) && state !== 'consent-pending' && !(closes && to === 'closed'))
      .map((to) => ({ id: to, label: words[to].title, icon: icons[to], onAction: () => setAsked(to) })),
    ...(closes && may('closed') ? [{ id: 'close', label: t`Avsluta ärendet`, icon: FolderCheck, href: `/arenden/${caseId}/avsluta` }] : []),
    ...(isCoordinator(you) ? [{ id: 'protect', label: t`Skydd och rättsliga frågor`, icon: ShieldCheck, href: `/arenden/${caseId}/skydd` }] : []),
    { id: 'disclose', label: t`Lämna ut utan samtycke`, icon: FileOutput, href: `/arenden/${caseId}/utlamnanden` },
  ]
  return (
    <>
      <MenuButton icon={EllipsisVertical} label={t`Mer`} entries={entries} />
      {asked && <MoveCaseDialog to={asked} {...words[asked]} isOpen onClose={() => setAsked(null)} />}
    </>
  )
}
