import { mayMoveCase, type CaseState } from '@kring/domain/cases'
import { check } from '@kring/domain/kernel/rule'
import { useLingui } from '@lingui/react/macro'
import { EllipsisVertical, FileOutput, Flag, FolderCheck, Footprints, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx'
import { useCase } from './case-frame.tsx'
import { MoveCaseDialog } from './move-case.tsx'

const allMoves = ['paused', 'active', 'closing', 'follow-up', 'closed'] as const
type Move = (typeof allMoves)[number]

const movable: readonly (CaseState | null)[] = ['consent-pending', 'active', 'paused', 'closing', 'closed', 'follow-up']

/** What else can be done with a case. The coordinator moves it on: pauses it, takes it up again, begins to close it, follows it up. */
export const CaseActions = () => {
  const { t } = useLingui()
  const { id: caseId, state, states, you } = useCase()
  const [asked, setAsked] = useState<Move | null>(null)
  const may = (to: CaseState) => state !== null && movable.includes(state) && check(mayMoveCase, you, { state, to, states }).ok
  // Closing a case that has not been closed before is a page of its own, and what else can come of a request is the consent's.
  const closes = state === 'closing' || state === 'consent-pending'
  const everybody = t`Alla som är med i ärendet läser skälet.`
  const moves = {
    paused: { title: t`Pausa samverkan`, label: t`Vad behöver de andra veta?`, hint: everybody, confirm: t`Pausa`, icon: Pause },
    active: { title: t`Ta upp samverkan igen`, label: t`Vad har ändrats?`, hint: everybody, confirm: t`Ta upp igen`, icon: Play },
    closing: { title: t`Börja avsluta`, label: t`Varför avslutar ni?`, hint: everybody, confirm: t`Börja avsluta`, icon: Flag },
    'follow-up': {
      title: t`Följ upp ärendet`, label: t`Vad följer ni upp, och vilken dag?`, confirm: t`Börja följa upp`, icon: Footprints,
      hint: t`Uppföljningen öppnar inget: utan nytt samtycke delas inga nya uppgifter. Skriv utan namn.`,
    },
    closed: { title: t`Avsluta uppföljningen`, label: t`Vad kom ni fram till?`, hint: everybody, confirm: t`Avsluta`, icon: FolderCheck },
  }
  const entries: MenuEntry[] = [
    ...allMoves
      .filter((to) => may(to) && state !== 'consent-pending' && !(closes && to === 'closed'))
      .map((to) => ({ id: to, label: moves[to].title, icon: moves[to].icon, onAction: () => setAsked(to) })),
    ...(closes && may('closed') ? [{ id: 'close', label: t`Avsluta ärendet`, icon: FolderCheck, href: `/arenden/${caseId}/avsluta` }] : []),
    { id: 'disclose', label: t`Lämna ut utan samtycke`, icon: FileOutput, href: `/arenden/${caseId}/utlamnanden` },
  ]
  return (
    <>
      <MenuButton icon={EllipsisVertical} label={t`Mer`} entries={entries} />
      {asked && <MoveCaseDialog to={asked} {...moves[asked]} isOpen onClose={() => setAsked(null)} />}
    </>
  )
}
