import { shareFact } from '@kring/contract/minutes'
import { mayShareFact } from '@kring/domain/minutes'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { sentenceFor } from '@kring/words/reasons'
import { useLingui } from '@lingui/react/macro'
import { Lock, ShieldAlert, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { announce } from '../../ui/announce.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { MarkGlyph } from '../../ui/mark.tsx'
import { Note } from '../../ui/note.tsx'
import { Heading, Muted, Written } from '../../ui/text.tsx'
import { markOf } from '../agencies/agency-chip.tsx'
import { useCategoryName } from '../consent/use-category-name.ts'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { relationWords } from '../third-persons/third-words.ts'
import { Readers } from './item-note.tsx'
import type { TakingPart } from './meeting-words.ts'

/** The fixed order of the round: school, social services, police, leisure, then the rest. */
const turns = ['school', 'independent-school', 'social', 'police', 'leisure']
const turnOf = (agencyKind: string | null) => (agencyKind && turns.includes(agencyKind) ? turns.indexOf(agencyKind) : turns.length)

/** What each agency has told under an item, party by party, as far as its reader may know. */
export const Facts = ({ meeting, item }: { meeting: TakingPart; item: Pick<MeetingItem, 'facts'> }) => {
  const { t } = useLingui()
  const categoryName = useCategoryName()
  const parties = meeting.attendees
    .filter(({ partyId, kind, presence }) => item.facts.some((fact) => fact.partyId === partyId) || (kind === 'agency' && presence === 'present'))
    .toSorted((one, other) => turnOf(one.agencyKind) - turnOf(other.agencyKind))
  return (
    <List label={t`Vad var och en har berättat`}>
      {parties.map(({ partyId, agencyKind, label }) => {
        const facts = item.facts.filter((fact) => fact.partyId === partyId)
        const told = facts.filter(({ text }) => text !== null)
        const mark = markOf(agencyKind ?? 'family')
        return (
          <ListRow
            key={partyId}
            leading={mark && <MarkGlyph mark={mark} />}
            title={<Written>{label}</Written>}
            note={told.length === 0 && (facts.length > 0 ? t`Inget nytt` : t`Inget som du kan läsa än.`)}
          >
            {told.map(({ id, text, category }) => (
              <p key={id}>
                <Written>{text ?? ''}</Written> <Muted>({categoryName(category)})</Muted>
              </p>
            ))}
          </ListRow>
        )
      })}
    </List>
  )
}

/**
 * Shares what one's own party knows, as an act of its own that first says who will read it. Until then the words are their
 * writer's alone.
 */
export const ShareFact = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t, i18n } = useLingui()
  const categoryName = useCategoryName()
  const { you, factChoices } = meeting
  const me = meeting.attendees.find(({ partyId }) => partyId === you.partyId)
  const [chosen, setChosen] = useState<string | null>(null)
  const draft = useDraft(`fact:${item.id}`, '')
  const share = useAct(shareFact)
  const problem = useFormProblem(share.error)
  const widest = factChoices.toSorted((one, other) => other.readBy.length - one.readBy.length)[0]
  const choice = factChoices.find(({ category }) => category === chosen) ?? (factChoices.length === 1 ? factChoices[0] : undefined)
  const verdict = check(mayShareFact, you, {
    ...meeting,
    records: item.records,
    youArePresent: me?.presence === 'present',
    isYoursToGive: factChoices.length > 0,
  })
  if (!widest || !verdict.ok) {
    const isPlain = !widest || (!verdict.ok && verdict.reason === 'consent-missing')
    return (
      <Note icon={Lock}>
        {isPlain ? t`Samtycket ger inte din verksamhet några uppgifter att dela här.` : sentenceFor(verdict.ok ? 'wrong-state' : verdict.reason, i18n.locale)}
      </Note>
    )
  }
  const send = (category: string, text: string | null) =>
    share.mutate(
      { params: { caseId: meeting.caseId, meetingId: meeting.id, itemId: item.id }, body: { category, text } },
      {
        onSuccess: () => {
          if (text !== null) draft.drop(draft.value)
          announce(text === null ? t`Inget nytt är antecknat.` : t`Delat.`)
        },
      },
    )
  return (
    <Stack gap={3}>
      <Heading level={3} size={4}>{t`Det din verksamhet vet`}</Heading>
      {choice?.hint === 'police-decided' && (
        <Band tone="info" icon={ShieldAlert}>{t`Bara det som polisen har beslutat att lämna ut. Inget om spaning, andra personer eller pågående utredning.`}</Band>
      )}
      <Form problem={problem} onSubmit={() => choice && draft.value.trim() && send(choice.category, draft.value)}>
        {factChoices.length > 1 && (
          <Choice
            name="category"
            label={t`Vad handlar det om?`}
            direction="chips"
            isRequired
            value={chosen}
            onChange={setChosen}
            options={factChoices.map(({ category }) => ({ value: category, label: categoryName(category) }))}
          />
        )}
        <TextArea
          name="text"
          label={t`Vad har ni själva sett?`}
          hint={factChoices.length === 1 && choice ? t`Bara om ${categoryName(choice.category)}. Fakta, inga gissningar.` : t`Fakta, inga gissningar.`}
          rows={3}
          maxLength={2000}
          value={draft.value}
          onChange={draft.write}
        />
        <DraftLine state={draft.state} />
        {choice && choice.ownConsentMissing.length > 0 && (
          <Note icon={UserRoundX}>
            {t`Eget samtycke saknas för: ${choice.ownConsentMissing.map((one) => i18n._(relationWords[one])).join(', ')}. Berätta bara om den unge. Tjänsten kan inte hindra något annat.`}
          </Note>
        )}
        {choice && <Readers names={choice.readBy} />}
        <Row gap={2}>
          <Button type="submit" kind="primary" isPending={share.isPending} isDisabled={!choice || !draft.value.trim()}>{t`Dela nu`}</Button>
          <Button isPending={share.isPending} onPress={() => send((choice ?? widest).category, null)}>{t`Inget nytt`}</Button>
        </Row>
      </Form>
    </Stack>
  )
}
