import { readReaders } from '@kring/contract/readers'
import { isFamily } from '@kring/domain/actor'
import type { PartyReading, ReadersOfThing, ReadGround } from '@kring/domain/readers'
import { Trans, useLingui } from '@lingui/react/macro'
import { Fragment, useState, type ReactNode } from 'react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { lastMomentBefore } from '../../ui/dates.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { MarkGlyph } from '../../ui/mark.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi, Muted, Written } from '../../ui/text.tsx'
import { markOf } from '../agencies/agency-chip.tsx'

type Thing = Parameters<typeof Readers>[0]['thing']

/** "Vem kan läsa det här?": each party and why, asked for when it is opened. `readBy` stands in the question's place where it is at hand. */
export const WhoReads = ({ readBy, ...of }: { caseId: string; thing: Thing; id: string; readBy?: string }) => {
  const { t } = useLingui()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div data-print="hide">
      <Disclosure title={readBy ?? t`Vem kan läsa det här?`} isQuiet={readBy !== undefined} onToggle={setIsOpen}>
        {isOpen && <Readers {...of} />}
      </Disclosure>
    </div>
  )
}

const Readers = ({ caseId, thing, id }: { caseId: string; thing: 'goal' | 'commitment' | 'decision' | 'fact' | 'topic'; id: string }) => (
  <Shown view={useView(readReaders, { params: { caseId }, query: { thing, id } })} isPart skeleton={<Skeleton lines={4} />}>
    {(told) => <Told told={told} />}
  </Shown>
)

const Told = ({ told: { readers, others, signatures, you } }: { told: ReadersOfThing }) => {
  const { t } = useLingui()
  const consents = readers.flatMap(({ grounds }) => grounds.filter((ground) => ground.kind === 'consent'))
  const requests = [...new Map(consents.map((ground) => [ground.requestId, ground])).values()]
  return (
    <Stack gap={4}>
      <List>
        {readers.map((party) => (
          <OneParty key={party.partyId ?? 'family'} party={party}>
            {party.grounds.map((ground) => (
              <Because key={ground.kind === 'consent' ? ground.requestId : ground.kind} ground={ground} />
            ))}
          </OneParty>
        ))}
        {others.map((party) => (
          <OneParty key={party.partyId} party={party}>
            <Muted>{t`Inget samtycke ger rätt att läsa det här.`}</Muted>
          </OneParty>
        ))}
      </List>
      {requests.map(
        ({ requestId, askedAt, ruleVersion }) =>
          askedAt !== null && (
            <p key={requestId}>
              <Trans>
                Samtycket: frågan ställdes <DateText at={askedAt} as="wholeDay" />, enligt kommunens regel nummer {ruleVersion}.
              </Trans>
              {signatures
                .filter((one) => one.requestId === requestId)
                .map(({ label, madeAt }) => (
                  <Fragment key={label}>
                    {' '}
                    <Trans>
                      <Bdi>{label}</Bdi> skrev under <DateText at={madeAt} as="wholeDay" />.
                    </Trans>
                  </Fragment>
                ))}
            </p>
          ),
      )}
      <Muted>
        {t`Det här gäller samtycke och regler. Ett utlämnande med stöd av lag syns inte här.`} {isFamily(you) && t`Andra i familjen står inte med här.`}
      </Muted>
    </Stack>
  )
}

const OneParty = ({ party: { kind, agencyKind, label }, children }: { party: Pick<PartyReading, 'kind' | 'agencyKind' | 'label'>; children: ReactNode }) => {
  const mark = markOf(agencyKind) ?? (kind === 'coordinator' || kind === 'agency' ? undefined : 'family')
  return (
    <ListRow leading={mark && <MarkGlyph mark={mark} />} title={<strong><Written>{label}</Written></strong>}>
      {children}
    </ListRow>
  )
}

const Because = ({ ground }: { ground: ReadGround }) => {
  const { t } = useLingui()
  if (ground.kind === 'own') return <p>{t`Skrev det.`}</p>
  if (ground.kind === 'family') return <p>{t`Det handlar om dem.`}</p>
  if (ground.kind === 'rule') {
    const roles = { coordinator: t`Leder samarbetet.`, inquirer: t`Gjorde förfrågan.`, youth: t`Är den som det handlar om.`, guardian: t`Är vårdnadshavare.` }
    return <p>{roles[ground.role]}</p>
  }
  const { since, endsAt } = ground
  return (
    <p>
      {endsAt === null ? (
        <Trans>
          Familjens samtycke gäller sedan <DateText at={since} as="shortDay" />.
        </Trans>
      ) : (
        <Trans>
          Familjens samtycke gäller sedan <DateText at={since} as="shortDay" /> och till och med <DateText at={lastMomentBefore(endsAt)} as="shortDay" />.
        </Trans>
      )}
    </p>
  )
}
