import { readFamilyHome } from '@kring/contract/home'
import type { FamilyCase } from '@kring/domain/home'
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Bdi, PageHeader } from '../../ui/text.tsx'
import { CaseHome } from './case-home.tsx'
import { ContactLine } from './contact.tsx'
import { NotYours } from './family-case.tsx'
import { useFamilyPaths } from './family-paths.ts'
import { Greeting } from './greeting.tsx'
import { SignInOutcome } from './sign-in-outcome.tsx'

/** Where a family lands: its case, or which of them where there are several. All of it comes with one answer. */
export const HomePage = () => (
  <>
    <SignInOutcome />
    <Shown view={useView(readFamilyHome, {})}>
      {({ cases, answerWithinWorkdays }) => {
        const [only, another] = cases
        if (!only) return <NothingYet />
        if (another) return <Several cases={cases} />
        return <CaseHome told={only} answerWithinWorkdays={answerWithinWorkdays} />
      }}
    </Shown>
  </>
)

/** The start page of one case among several. */
export const CaseHomePage = () => {
  const { caseId } = useParams({ from: '/$language/familj/arende/$caseId' })
  return (
    <Shown view={useView(readFamilyHome, {})}>
      {({ cases, answerWithinWorkdays }) => {
        const told = cases.find((one) => one.caseId === caseId)
        return told ? <CaseHome told={told} answerWithinWorkdays={answerWithinWorkdays} /> : <NotYours />
      }}
    </Shown>
  )
}

const NothingYet = () => {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={<Greeting />} />
      <Card title={t`Det finns inget nytt`}>
        <Stack gap={2}>
          <p>{t`Ingen har bett dig om något här. Du behöver inte göra något.`}</p>
          <p>
            <ContactLine names={[]} />
          </p>
        </Stack>
      </Card>
    </>
  )
}

const Several = ({ cases }: { cases: readonly FamilyCase[] }) => {
  const { t } = useLingui()
  const paths = useFamilyPaths()
  return (
    <>
      <PageHeader title={<Greeting />} />
      <Card title={t`Vem vill du läsa om?`}>
        <List>
          {cases.map(({ caseId, caseLabel, you, consent, state }) => (
            <ListRow
              key={caseId}
              href={paths.ofCase(caseId).start}
              isNew={consent.toSign !== null}
              title={you.kind === 'youth' ? t`Om mig` : <Bdi>{caseLabel ?? t`Utan namn`}</Bdi>}
              note={consent.toSign ? t`Vi behöver ditt svar` : state === 'closed' ? t`Avslutat` : undefined}
            />
          ))}
        </List>
      </Card>
    </>
  )
}
