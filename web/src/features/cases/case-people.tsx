import { endParty } from '@kring/contract/cases'
import { isCoordinator } from '@kring/domain/actor'
import { mayChangeTeam, type CasePerson, type Party } from '@kring/domain/cases'
import { missingKinds } from '@kring/domain/consent'
import { check } from '@kring/domain/kernel/rule'
import { useLingui } from '@lingui/react/macro'
import { Ban, EllipsisVertical, Plus, UserRoundMinus } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { MarkGlyph } from '../../ui/mark.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { Note } from '../../ui/note.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Bdi, Heading } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { markOf, useAgencyWord } from '../agencies/agency-chip.tsx'
import { BlockDialog } from '../blocks/block-dialog.tsx'
import { BlockMarks } from '../blocks/block-marks.tsx'
import { blocksAt, useBlocks } from '../blocks/use-blocks.ts'
import { AddFamilyMember } from './add-family-member.tsx'
import { AddParty } from './add-party.tsx'
import { useCase } from './case-frame.tsx'
import { languageNames, roleWords } from './case-words.ts'

/** Who the case is about, who stands near, and which agencies take part as what. */
export const CasePeople = () => {
  const { t } = useLingui()
  const file = useCase()
  const agencies = file.parties.filter(({ kind, endedAt }) => (kind === 'agency' || kind === 'coordinator') && !endedAt)
  const state = file.state ?? 'inquiry'
  return (
    <Card title={t`Personer`}>
      <Stack gap={3}>
        <Heading level={3} size={4}>{t`Den unge och familjen`}</Heading>
        {file.people.length === 0 ? (
          <EmptyState title={t`Ingen är inlagd än.`} />
        ) : (
          <List>
            {file.people.map((person) => (
              <PersonRow key={person.id} person={person} party={file.parties.find(({ id }) => id === person.partyId)} />
            ))}
          </List>
        )}
        <May rule={mayChangeTeam} on={{ state }} you={file.you} otherwise={null}>
          <Row>
            <AddFamilyMember />
          </Row>
        </May>
      </Stack>
      <Stack gap={3}>
        <Heading level={3} size={4}>{t`Verksamheter`}</Heading>
        <List>
          {agencies.map((party) => (
            <AgencyRow key={party.id} party={party} />
          ))}
        </List>
        <May rule={mayChangeTeam} on={{ state }} you={file.you} otherwise={null}>
          <MissingAgencies parties={agencies} required={file.requiredAgencyKinds} />
          <Row>
            <AddParty taken={agencies.flatMap(({ functionId }) => functionId ?? [])} />
          </Row>
        </May>
      </Stack>
    </Card>
  )
}

const PersonRow = ({ person, party }: { person: CasePerson; party: Party | undefined }) => {
  const { t, i18n } = useLingui()
  const known = useBlocks(useCase().id).data
  const blocks = known && party ? blocksAt(known, party).inForce : []
  const facts = [
    person.relation ?? i18n._(roleWords[person.role]),
    person.role === 'relative' && person.relation && i18n._(roleWords.relative).toLocaleLowerCase(),
    person.role === 'relative' && party?.endedAt && t`inte med längre`,
    person.age !== null && t`${person.age} år`,
    person.locale !== 'sv' && t`läser ${languageNames[person.locale]}`,
    person.interpreter && t`tolk: ${person.interpreter}`,
  ].filter(Boolean)
  return (
    <ListRow
      leading={<MarkGlyph mark="family" />}
      title={<Bdi>{person.name}</Bdi>}
      note={facts.join(', ')}
      trailing={party && !party.endedAt && <PartyMenu party={party} />}
    >
      {party && <BlockMarks blocks={blocks} />}
    </ListRow>
  )
}

const AgencyRow = ({ party }: { party: Party }) => {
  const { t } = useLingui()
  const { id: caseId, isProtected, you } = useCase()
  const known = useBlocks(caseId).data
  const blocks = known ? blocksAt(known, party).inForce : []
  const mark = markOf(party.agencyKind)
  // Why nobody is named may be somebody's own affair.
  const nobody = isCoordinator(you) && blocks.length === 0 ? (isProtected ? t`Ingen därifrån släpps in.` : t`Ingen har funktionen just nu.`) : null
  return (
    <ListRow
      leading={mark && <MarkGlyph mark={mark} />}
      title={party.label}
      note={party.names.join(', ') || nobody}
      trailing={<PartyMenu party={party} />}
    >
      <BlockMarks blocks={blocks} />
    </ListRow>
  )
}

const MissingAgencies = ({ parties, required }: { parties: readonly Party[]; required: readonly string[] }) => {
  const { t } = useLingui()
  const word = useAgencyWord()
  const missing = missingKinds(required, parties).map(word)
  return missing.length > 0 && <Note icon={Plus}>{t`Behöver också vara med: ${missing.join(', ')}.`}</Note>
}

/** What one may do about a part in the case, and nothing where that is nothing. */
const PartyMenu = ({ party }: { party: Party }) => {
  const { t } = useLingui()
  const { id: caseId, state, you } = useCase()
  const [open, setOpen] = useState<'block' | 'end' | null>(null)
  const known = useBlocks(caseId).data
  const { toLift = [], toSet = [] } = known ? blocksAt(known, party) : {}
  const mayBlock = toLift.length > 0 || toSet.length > 0
  const mayEnd = party.kind !== 'coordinator' && state !== null && check(mayChangeTeam, you, { state }).ok
  if (!mayBlock && !mayEnd) return null
  const closed = { onOpenChange: () => setOpen(null) }
  return (
    <>
      <MenuButton
        icon={EllipsisVertical}
        label={t`Mer om ${party.label}`}
        entries={[
          ...(mayBlock ? [{ id: 'block', label: toLift.length > 0 ? t`Ändra spärren` : t`Spärra`, icon: Ban, onAction: () => setOpen('block') }] : []),
          ...(mayEnd ? [{ id: 'end', label: t`Avsluta deltagandet`, icon: UserRoundMinus, onAction: () => setOpen('end') }] : []),
        ]}
      />
      <BlockDialog party={party} toLift={toLift} toSet={toSet} isOpen={open === 'block'} {...closed} />
      <EndPart party={party} isOpen={open === 'end'} {...closed} />
    </>
  )
}

/** Ends a part in the case, with the reason in words. What the party wrote itself stays its own. */
const EndPart = ({ party, isOpen, onOpenChange }: { party: Party; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [reason, setReason] = useState('')
  const end = useAct(endParty)
  const problem = useFormProblem(end.error)
  return (
    <Dialog title={t`Avsluta deltagandet för ${party.label}`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Form
        problem={problem}
        onSubmit={() =>
          end.mutate(
            { params: { caseId, partyId: party.id }, body: { reason } },
            {
              onSuccess: () => {
                onOpenChange(false)
                toast(t`${party.label} är inte längre med.`)
              },
            },
          )
        }
      >
        <p>{t`De ser genast inget mer av det som andra har delat. Det de själva har skrivit finns kvar hos dem.`}</p>
        <TextArea name="reason" label={t`Varför?`} isRequired autoFocus rows={2} maxLength={300} value={reason} onChange={setReason} />
        <Row justify="end">
          <Button onPress={() => onOpenChange(false)}>{t`Avbryt`}</Button>
          <Button type="submit" kind="danger" isPending={end.isPending}>{t`Avsluta deltagandet`}</Button>
        </Row>
      </Form>
    </Dialog>
  )
}
