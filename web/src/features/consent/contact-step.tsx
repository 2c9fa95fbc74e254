import { checkContact } from '@kring/contract/consent'
import { isRelative } from '@kring/domain/actor'
import { isOfFamily } from '@kring/domain/cases'
import { custodyIsFresh, type ContactCheck } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight, EyeOff, ShieldCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { ExceptionsCard } from '../exceptions/exceptions-card.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { CustodyCheck } from './custody-check.tsx'
import type { StepProps } from './request-page.tsx'

interface Written {
  safe: 'yes' | 'no' | null
  channel: string
  note: string
}

const writtenFrom = (check: ContactCheck | undefined): Written => ({
  safe: check ? (check.safe ? 'yes' : 'no') : null,
  channel: check?.channel ?? '',
  note: check?.note ?? '',
})

/** Before anybody is asked: is it safe to contact each of them, and how? What was found before is not asked again. */
export const ContactStep = ({ consent, rule, goTo }: StepProps) => {
  const { t } = useLingui()
  const file = useCase()
  const asked = new Set(rule.signers.map(({ partyId }) => partyId))
  const family = file.parties.filter(
    (party) => !party.endedAt && (isRelative(party) || (isOfFamily(party) && (party.kind === 'youth' || asked.has(party.id) || party.admitted))),
  )
  const checkOf = (partyId: string) => consent.contactChecks.find((check) => check.partyId === partyId)
  const [opened, setOpened] = useState<string[]>(() => family.filter(({ id }) => !checkOf(id) && !rule.dangers.includes(id)).map(({ id }) => id))
  const [written, setWritten] = useState<Record<string, Written>>(() =>
    Object.fromEntries(family.map(({ id }) => [id, writtenFrom(checkOf(id))])),
  )
  const check = useAct(checkContact)
  const channels = [t`Telefon`, t`Besök`, t`Brev`, t`Här i tjänsten`]
  const relatives = family.filter(isRelative).map(({ id }) => id)
  // A relative who cannot be contacted is not named, and holds nothing up.
  const unsafe = family.flatMap(({ id }) => ((rule.dangers.includes(id) || written[id]?.safe === 'no') && !relatives.includes(id) ? [id] : []))
  // Whoever is not waited for is not asked either, and holds nothing up.
  const isHeld = unsafe.some((partyId) => !rule.excepted.includes(partyId))
  const isChecked = custodyIsFresh(rule.signers, rule.custody, dayOf())
  const guardians = rule.signers.filter(({ role }) => role === 'guardian').map(({ partyId }) => partyId)

  const save = async () => {
    for (const partyId of opened) {
      const { safe, channel, note } = written[partyId] ?? writtenFrom(undefined)
      if (safe === null) return
      await check.mutateAsync({ params: { caseId: file.id }, body: { partyId, safe: safe === 'yes', channel: channel || '–', note: note.trim() || undefined } })
    }
    setOpened([])
    if (!isHeld && isChecked) goTo('delning')
  }

  return (
    <Stack gap={6}>
      <Form problem={useFormProblem(check.error)} onSubmit={() => void save().catch(() => undefined)}>
        <Note icon={EyeOff}>{t`Läses av: bara dig som samordnare.`}</Note>
        {family.map((party) => {
          const found = checkOf(party.id)
          const custody = rule.custody.find(({ partyId }) => partyId === party.id)
          const now = written[party.id] ?? writtenFrom(undefined)
          const set = (part: Partial<Written>) => setWritten({ ...written, [party.id]: { ...now, ...part } })
          return (
            <Card key={party.id} title={party.label} level={3}>
              {custody && (
                <CustodyCheck
                  custody={custody}
                  label={party.label}
                  isFresh={custodyIsFresh(rule.signers.filter(({ partyId }) => partyId === party.id), rule.custody, dayOf())}
                />
              )}
              {rule.dangers.includes(party.id) ? (
                <Note icon={ShieldCheck}>{t`Familjen skyddas från ${party.label}. Ingen förfrågan går dit.`}</Note>
              ) : opened.includes(party.id) ? (
                <Stack gap={5}>
                  <Choice
                    name={`${party.id}.safe`}
                    label={t`Är det säkert att kontakta ${party.label}?`}
                    hint={t`Tänk på hot, skyddade uppgifter och vem som kan läsa posten eller svara i telefonen.`}
                    isRequired
                    direction="row"
                    value={now.safe}
                    onChange={(safe) => set({ safe })}
                    options={[
                      { value: 'yes', label: t`Ja` },
                      { value: 'no', label: t`Nej` },
                    ]}
                  />
                  {now.safe === 'yes' && (
                    <>
                      <Choice
                        name={`${party.id}.channel`}
                        label={t`På vilket sätt?`}
                        isRequired
                        direction="row"
                        value={now.channel || null}
                        onChange={(channel) => set({ channel })}
                        options={channels.map((channel) => ({ value: channel, label: channel }))}
                      />
                      <TextField label={t`Något att tänka på?`} optional maxLength={500} value={now.note} onChange={(note) => set({ note })} />
                    </>
                  )}
                  {now.safe === 'no' && isRelative(party) && <Note icon={UserRoundX}>{t`Då kan ${party.label} inte namnges i samtycket.`}</Note>}
                  {now.safe === 'no' && !isRelative(party) && (
                    <Band tone="warn" title={t`Då skickas ingen förfrågan.`}>
                      {t`Ingen i familjen får veta något genom tjänsten. Ta upp saken med kommunens jurist innan du går vidare. Spara först; juristens bedömning antecknar du sedan längst ner på sidan.`}
                    </Band>
                  )}
                </Stack>
              ) : (
                found && (
                  <SummaryList
                    items={[
                      {
                        term: found.safe ? t`Säkert att kontakta` : t`Inte säkert att kontakta`,
                        detail: (
                          <>
                            {found.safe && `${found.channel}. `}
                            {found.note && `${found.note}. `}
                            <Trans>
                              Kontrollerat <DateText at={found.madeAt} />
                            </Trans>
                          </>
                        ),
                        action: <Button kind="quiet" onPress={() => setOpened([...opened, party.id])}>{t`Ändra`}</Button>,
                      },
                    ]}
                  />
                )
              )}
            </Card>
          )
        })}
        <Row>
          <Button type="submit" kind="primary" icon={ArrowRight} isPending={check.isPending} isDisabled={isHeld && opened.length === 0}>
            {isHeld ? t`Spara` : t`Vidare`}
          </Button>
        </Row>
      </Form>
      {unsafe.length > 0 && <ExceptionsCard may={guardians.length > 1 ? guardians.filter((partyId) => unsafe.includes(partyId)) : []} />}
    </Stack>
  )
}
