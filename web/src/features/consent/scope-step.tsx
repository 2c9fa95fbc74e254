import { missingKinds } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { ArrowLeft, ArrowRight, Info, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckBox, CheckList } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { Muted } from '../../ui/text.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import { AddParty } from '../cases/add-party.tsx'
import type { StepProps } from './request-page.tsx'
import { forRelatives, giversOf, isUsual, withCategory, type CategoryShape } from './scope.ts'
import { useCategoryName } from './use-category-name.ts'

/** Who takes part, and who tells whom what. Begins with what is usual; everything can be changed, one thing at a time. */
export const ScopeStep = ({ rule, consent, draft, goTo }: StepProps) => {
  const { t } = useLingui()
  const nameOf = useCategoryName()
  const { agencies, set } = draft
  const { partyIds, scope } = draft.value
  const own = agencies.filter(({ kind }) => kind === 'coordinator').map(({ id }) => id)
  const inIt = agencies.filter(({ id }) => partyIds.includes(id))
  const labels = (ids: readonly string[]) => inIt.filter(({ id }) => ids.includes(id)).map(({ label }) => label)
  const [changed, setChanged] = useState<string | null>(null)
  const word = useAgencyWord()
  const missing = missingKinds(rule.requiredAgencyKinds, inIt)
  const unbound = inIt.filter(({ agencyKind }) => rule.nonAuthorityKinds.includes(agencyKind ?? ''))

  const joint = rule.categories.filter(({ kind }) => kind === 'joint')
  const facts = rule.categories
    .filter(({ kind }) => kind === 'fact')
    .sort((one, other) => Number(isUsual(other, inIt)) - Number(isUsual(one, inIt)))
  const choose = (of: readonly CategoryShape[], chosen: readonly string[]) => {
    let next = scope
    for (const category of of) {
      if (!chosen.includes(category.code)) {
        const { [category.code]: _, ...others } = next
        next = others
      } else if (!next[category.code]) next = withCategory(next, category, agencies)
    }
    set({ scope: next })
  }
  const chosen = (of: readonly CategoryShape[]) => of.map(({ code }) => code).filter((code) => code in scope)

  return (
    <Form onSubmit={() => goTo('villkor')}>
      <CheckList
        label={t`Vilka verksamheter ska vara med, förutom samordnaren?`}
        hint={t`Samtycket gäller funktionen, inte en viss person.`}
        value={partyIds.filter((id) => !own.includes(id))}
        onChange={(ids) => set({ partyIds: [...own, ...ids] })}
        options={agencies
          .filter(({ kind }) => kind !== 'coordinator')
          .map(({ id, label, names }) => ({ value: id, label, hint: names.join(', ') }))}
      />
      {missing.length > 0 && (
        <Band tone="warn" title={t`Behöver också vara med: ${missing.map(word).join(', ')}.`}>
          {t`Förfrågan går inte att skicka utan dem.`}
        </Band>
      )}
      {unbound.length > 0 && (
        <Note icon={Info}>
          {t`${unbound.map(({ label }) => label).join(', ')}: ingen myndighet, och lagen om sekretess gäller inte där. De läser först när de har godtagit ett förbehåll. Nämn det för familjen.`}
        </Note>
      )}
      <Row>
        <AddParty taken={agencies.flatMap(({ functionId }) => functionId ?? [])} />
      </Row>
      <Card title={t`Det gemensamma`} level={3}>
        <p>
          {t`Det som behövs för att kunna samarbeta. Alla som är med läser det.`}
        </p>
        {chosen(joint).length > 0 && <Muted>{capitalised(chosen(joint).map(nameOf).join(', '))}.</Muted>}
        <Disclosure title={t`Ändra det gemensamma`}>
          <Stack gap={4}>
            <CheckList
              label={t`Vad ska alla kunna läsa?`}
              value={chosen(joint)}
              onChange={(codes) => choose(joint, codes)}
              options={joint.map(({ code }) => ({ value: code, label: capitalised(nameOf(code)) }))}
            />
            {tellings(joint)}
          </Stack>
        </Disclosure>
      </Card>
      <CheckList
        label={t`Uppgifter som verksamheterna får berätta`}
        hint={t`Välj bara det som behövs. Inget är förvalt.`}
        value={chosen(facts)}
        onChange={(codes) => choose(facts, codes)}
        options={facts.map((category) => ({
          value: category.code,
          label: capitalised(nameOf(category.code)),
          hint: [
            isUsual(category, inIt) && t`Brukar berättas av: ${labels(giversOf(category, inIt)).join(', ')}`,
            category.protection === 'strong' && t`Stark sekretess`,
          ]
            .filter(Boolean)
            .join('. '),
        }))}
      />
      {chosen(facts).length > 0 && (
        <Card title={t`Vem berättar, och för vem?`} level={3}>
          {tellings(facts)}
        </Card>
      )}
      <Relatives draft={draft} consent={consent} />
      <Dialog title={changed ? capitalised(nameOf(changed)) : ''} isOpen={changed !== null} onOpenChange={() => setChanged(null)}>
        {changed && scope[changed] && (
          <Stack gap={5}>
            <CheckList
              label={t`Vilka får berätta?`}
              value={scope[changed].gives}
              onChange={(gives) => set({ scope: { ...scope, [changed]: { gives, reads: scope[changed]?.reads ?? [] } } })}
              options={inIt.map(({ id, label }) => ({ value: id, label }))}
            />
            <CheckList
              label={t`Vilka får veta?`}
              value={scope[changed].reads}
              onChange={(reads) => set({ scope: { ...scope, [changed]: { reads, gives: scope[changed]?.gives ?? [] } } })}
              options={inIt.map(({ id, label }) => ({ value: id, label }))}
            />
            <Row justify="end">
              <Button kind="primary" onPress={() => setChanged(null)}>{t`Klar`}</Button>
            </Row>
          </Stack>
        )}
      </Dialog>
      <Row>
        <Button type="submit" kind="primary" icon={ArrowRight} isDisabled={Object.keys(scope).length === 0}>{t`Vidare`}</Button>
        <Button kind="quiet" icon={ArrowLeft} onPress={() => goTo('kontakt')}>{t`Tillbaka`}</Button>
      </Row>
    </Form>
  )

  function tellings(of: readonly CategoryShape[]) {
    return (
      <List>
        {of
          .filter(({ code }) => code in scope)
          .map(({ code }) => (
            <ListRow
              key={code}
              title={capitalised(nameOf(code))}
              note={
                <>
                  {t`Berättar: ${who(labels(scope[code]?.gives ?? []))}`}
                  <br />
                  {t`Får veta: ${who(labels(scope[code]?.reads ?? []))}`}
                </>
              }
              trailing={
                <Button
                  kind="quiet"
                  icon={SlidersHorizontal}
                  aria-label={t`Ändra vem som berättar och får veta: ${nameOf(code)}`}
                  onPress={() => setChanged(code)}
                >
                  {t`Ändra`}
                </Button>
              }
            />
          ))}
      </List>
    )
  }

  function who(names: readonly string[]) {
    if (names.length === 0) return t`ingen`
    return names.length === inIt.length ? t`alla som är med` : names.join('; ')
  }
}

/** Which relatives the consent names, and what of all that is shared each of them reads. Nothing is chosen beforehand. */
const Relatives = ({ draft, consent }: Pick<StepProps, 'draft' | 'consent'>) => {
  const { t } = useLingui()
  const nameOf = useCategoryName()
  const { relatives, set } = draft
  const { scope, relatives: named } = draft.value
  if (relatives.length === 0) return null
  return (
    <Card title={t`Närstående`} level={3}>
      <Note icon={Info}>
        {t`En närstående namnges som person. Det är ingen myndighet, och lagen om sekretess gäller inte. Den läser först efter ett löfte att inte berätta vidare. Nämn det för familjen.`}
      </Note>
      {relatives.map(({ id, label }) => {
        const { reads, answers } = named[id] ?? { reads: [], answers: false }
        const write = (part: Partial<{ reads: string[]; answers: boolean }>) => set({ relatives: { ...named, [id]: { reads, answers, ...part } } })
        const isSafe = consent.contactChecks.some((check) => check.partyId === id && check.safe)
        return isSafe ? (
          <Stack key={id} gap={3}>
            <CheckList
              label={t`Vad ska ${label} få läsa?`}
              hint={t`Inget är förvalt. Väljer du inget namnges personen inte.`}
              value={reads}
              onChange={(chosen) => write({ reads: chosen })}
              options={forRelatives(scope).map((code) => ({ value: code, label: capitalised(nameOf(code)) }))}
            />
            {reads.includes('conversation') && (
              <CheckBox isSelected={answers} onChange={(may) => write({ answers: may })}>
                {t`${label} får svara i meddelanden`}
              </CheckBox>
            )}
          </Stack>
        ) : (
          <Muted key={id}>{t`${label} kan inte namnges förrän kontakten är säker.`}</Muted>
        )
      })}
    </Card>
  )
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
