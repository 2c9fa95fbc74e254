import { withdrawConsent } from '@kring/contract/consent'
import { readCaseEvents } from '@kring/contract/history'
import { isRelative } from '@kring/domain/actor'
import { partiesTakenBack, type Consent } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Check, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { Cover } from '../../ui/states.tsx'
import { Heading, Muted, PageHeader, Prose, Written } from '../../ui/text.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { scopesOf, signedRequest, takenBack } from './own-consent.ts'
import { useCategoryName } from './use-category-name.ts'
import { useOwnConsent } from './use-own-consent.ts'

const everybody = 'alla'

/** The first of two steps: from whom the consent is taken back, or for what. */
export const WithdrawalPage = () => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  return (
    <Shown view={useOwnConsent()}>
      {(consent) => (
        <>
          <WayHome to={paths.consent}>{t`Till samtycket`}</WayHome>
          <Progress step={1} />
          <PageHeader title={t`Vad vill du ta tillbaka?`} />
          <Stack gap={5}>
            {signedRequest(consent) ? <ChooseTowards consent={consent} /> : <NothingToTakeBack />}
            <p>
              {t`Gäller det en enda person?`} <TextLink href={paths.block()}>{t`Spärra någon`}</TextLink>
            </p>
          </Stack>
        </>
      )}
    </Shown>
  )
}

const ChooseTowards = ({ consent }: { consent: Consent }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  const navigate = useNavigate()
  const nameOf = useCategoryName()
  const [chosen, setChosen] = useState<string | null>(null)
  const categories = categoriesLeft(consent)
  const isCategory = chosen !== null && categories.includes(chosen)
  return (
    <Form onSubmit={() => chosen && void navigate({ to: paths.withdraw(chosen) })}>
      <Choice
        name="towards"
        label={t`Vem ska inte längre få dela uppgifter?`}
        isRequired={!isCategory}
        value={isCategory ? null : chosen}
        onChange={setChosen}
        options={[
          { value: everybody, label: t`Alla`, hint: t`Ingen av dem delar något mer.` },
          ...partiesLeft(consent).map(({ id, label }) => ({ value: id, label: <Written>{label}</Written> })),
        ]}
      />
      {categories.length > 1 && (
        <Choice
          name="category"
          label={t`Eller är det bara något av det som ingen längre ska dela?`}
          value={isCategory ? chosen : null}
          onChange={setChosen}
          options={categories.map((code) => ({ value: code, label: nameOf(code) }))}
        />
      )}
      <Row>
        <Button type="submit" kind="primary">{t`Nästa`}</Button>
        <LinkButton kind="quiet" href={paths.consent}>{t`Jag vill inte ändra något`}</LinkButton>
      </Row>
    </Form>
  )
}

/** The second step: what it means, in words, before it is done. Nobody asks why, and no new signature is needed. */
export const WithdrawalConsequencePage = () => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  const { towards } = useParams({ from: '/$language/familj/arende/$caseId/samtycke/ta-tillbaka/$towards' })
  const view = useOwnConsent()
  const nameOf = useCategoryName()
  if (towards === 'klart') return <Done />
  return (
    <Shown view={view}>
      {(consent) => {
        const party = consent.parties.find(({ id }) => id === towards)
        const category = signedRequest(consent)?.lines.find((line) => line.category === towards)?.category ?? null
        if (takenBack(consent)) return <Done />
        return (
          <>
            <WayHome to={paths.withdraw()}>{t`Tillbaka`}</WayHome>
            <Progress step={2} />
            <PageHeader
              title={
                party ? (
                  <Trans>
                    Ta tillbaka samtycket för <Written>{party.label}</Written>
                  </Trans>
                ) : category ? (
                  t`Ta tillbaka samtycket för: ${nameOf(category)}`
                ) : (
                  t`Ta tillbaka hela samtycket`
                )
              }
            />
            {signedRequest(consent) && (party || category || towards === everybody) ? <Consequence consent={consent} towards={party?.id ?? null} category={category} /> : <NothingToTakeBack />}
          </>
        )
      }}
    </Shown>
  )
}

const Consequence = ({ consent, towards, category }: { consent: Consent; towards: string | null; category: string | null }) => {
  const { t } = useLingui()
  const { caseId, paths, contacts } = useFamilyCase()
  const navigate = useNavigate()
  const withdraw = useAct(withdrawConsent)
  const request = signedRequest(consent)
  if (!request) return null
  const isRelativeMeant = consent.parties.some((party) => party.id === towards && isRelative(party))
  const takeBack = () =>
    // Awaited, because the page is another as soon as the answer is known.
    withdraw.mutateAsync({ params: { caseId, requestId: request.id }, body: { towards, category, method: 'self' } }).then(
      () => navigate({ to: paths.withdraw('klart'), replace: true }),
      () => undefined,
    )
  return (
    <Stack gap={5}>
      <Prose>
        <Heading level={2} size={3}>{t`Det här slutar`}</Heading>
        <ul>
          {category ? (
            <li>{t`Verksamheterna slutar direkt att dela det med stöd av samtycket.`}</li>
          ) : isRelativeMeant ? (
            <li>{t`Den personen ser direkt inget mer av det som andra har skrivit.`}</li>
          ) : towards ? (
            <li>{t`Den verksamheten ser direkt inget mer av det som andra har delat.`}</li>
          ) : (
            <li>{t`Verksamheterna slutar direkt att dela uppgifter med stöd av samtycket.`}</li>
          )}
          <li>{t`Det gäller alla samtycken i det här arbetet.`}</li>
          {!towards && !category && <li>{t`Planerade möten kan behöva ställas in. Din kontaktperson hör av sig.`}</li>}
        </ul>
        <Heading level={2} size={3}>{t`Det här finns kvar`}</Heading>
        <ul>
          <li>{t`Det som redan är skrivet ligger kvar hos den som skrev det.`}</li>
          <li>{t`Det som någon redan vet kan inte tas tillbaka.`}</li>
          <li>{t`Du får ändå hjälp av skolan och socialtjänsten.`}</li>
          <li>{t`Du kan fortfarande läsa här, och se vem som har läst.`}</li>
        </ul>
        <p>{t`Du behöver inte säga varför. Ändrar du dig igen kan din kontaktperson fråga på nytt.`}</p>
      </Prose>
      <TroubleLine trouble={withdraw.error} />
      <Stack gap={2}>
        <Button
          kind="danger"
          size="big"
          wide
          icon={Undo2}
          isPending={withdraw.isPending}
          onPress={() => void takeBack()}
        >
          {t`Ta tillbaka samtycket`}
        </Button>
        <LinkButton size="big" wide href={paths.consent}>{t`Behåll samtycket som det är`}</LinkButton>
      </Stack>
      <Muted>
        <ContactLine names={contacts} />
      </Muted>
    </Stack>
  )
}

const Done = () => {
  const { t } = useLingui()
  const { caseId, home } = useFamilyCase()
  const events = useView(readCaseEvents, { params: { caseId } }).data?.items
  const at = events?.find(({ name, mine }) => mine && name === 'consent.withdrawn')?.at
  return (
    <Cover
      icon={Check}
      title={t`Nu är det tillbakataget`}
      action={<LinkButton kind="primary" href={home}>{t`Till startsidan`}</LinkButton>}
    >
      <p>
        <strong>
          {at ? (
            <Trans>
              Delningen stoppades <DateText at={at} as="dayTime" />.
            </Trans>
          ) : (
            t`Delningen är stoppad.`
          )}
        </strong>
      </p>
      <p>{t`Det som redan är skrivet ligger kvar hos den som skrev det. Du behöver inte göra något mer.`}</p>
    </Cover>
  )
}

const NothingToTakeBack = () => {
  const { t } = useLingui()
  const { contacts } = useFamilyCase()
  return (
    <Band tone="sunken" title={t`Det finns inget att ta tillbaka.`}>
      <ContactLine names={contacts} />
    </Band>
  )
}

const Progress = ({ step }: { step: number }) => (
  <Stack gap={2}>
    <Muted>
      <Trans>Steg {step} av 2</Trans>
    </Muted>
    <span />
  </Stack>
)

/** Whom a signed consent names and it has not been taken back from yet. */
const partiesLeft = (consent: Consent) => {
  const request = signedRequest(consent)
  return request ? scopesOf(request, consent.parties).map(({ party }) => party).filter(({ id }) => !partiesTakenBack(request).includes(id)) : []
}

/** What a signed consent names and has not been taken back for everybody yet. */
const categoriesLeft = (consent: Consent) => {
  const request = signedRequest(consent)
  if (!request) return []
  const gone = request.takenBack.flatMap(({ towards, category }) => (towards === null && category !== null ? [category] : []))
  return [...new Set(request.lines.map(({ category }) => category))].filter((code) => !gone.includes(code))
}
