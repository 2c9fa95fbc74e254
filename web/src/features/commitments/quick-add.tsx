import type { PartyKind } from '@kring/domain/actor'
import { ownersOf, readQuickAdd, type QuickAdd } from '@kring/words/quick-add'
import { Trans, useLingui } from '@lingui/react/macro'
import { CornerDownRight } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi } from '../../ui/text.tsx'

interface Named { id: string; kind: PartyKind; agencyKind: string | null; label: string; names?: readonly string[] }
type Read = QuickAdd & { isLiteral: boolean; keepWords: () => void }

/**
 * Reads a line while it is written: "Ring mentorn fre @skolan". What it says is a proposal for the fields beside it; whoever wants
 * the words as they stand keeps them, until the line is empty again.
 */
export const useQuickAdd = (line: string, { today, parties, yours }: { today: string; parties: readonly Named[]; yours: readonly string[] }): Read => {
  const [isLiteral, setLiteral] = useState(false)
  useEffect(() => {
    if (line === '') setLiteral(false)
  }, [line])
  const read = useMemo(
    () => readQuickAdd(line, { today, owners: ownersOf(parties.map((party) => ({ names: [], ...party, isYou: yours.includes(party.id) }))) }),
    [line, today, parties, yours],
  )
  const keepWords = () => setLiteral(true)
  return isLiteral ? { text: line.trim(), dueOn: null, ownerId: null, oneOf: [], isLiteral, keepWords } : { ...read, isLiteral, keepWords }
}

/** What was read out of the line, beside the field; nothing where the words stand as they were written. */
export const ReadAs = ({ read: { text, dueOn, ownerId, oneOf, keepWords }, parties }: { read: Read; parties: readonly Named[] }) => {
  const { t } = useLingui()
  if (oneOf.length > 0) return <Note icon={CornerDownRight}>{t`Flera kan vara menade med @. Välj här under vem det är.`}</Note>
  if (dueOn === null && ownerId === null) return null
  const owner = parties.find(({ id }) => id === ownerId)
  return (
    <Row>
      <Note icon={CornerDownRight}>
        <Trans>Läses som: {text || '…'}</Trans>
        {owner && <>{' · '}<Bdi>{owner.label}</Bdi></>}
        {dueOn && <>{' · '}<DateText at={dueOn} /></>}
      </Note>
      <Button kind="quiet" onPress={keepWords}>{t`Behåll orden som de står`}</Button>
    </Row>
  )
}
