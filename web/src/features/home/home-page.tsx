import { listCases } from '@kring/contract/cases'
import type { CaseLine } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Bdi, PageHeader } from '../../ui/text.tsx'
import { CaseHome } from './case-home.tsx'
import { ContactLine } from './contact.tsx'
import { FamilyCase } from './family-case.tsx'
import { useFamilyPaths } from './family-paths.ts'
import { Greeting } from './greeting.tsx'

/** Where a family lands: its case, or which of them where there are several. */
export const HomePage = () => {
  const cases = useView(listCases, {})
  return (
    <Shown view={cases}>
      {({ items }) => {
        const [only, another] = items
        if (!only) return <NothingYet />
        if (another) return <Several items={items} />
        return (
          <FamilyCase caseId={only.id}>
            <CaseHome />
          </FamilyCase>
        )
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

const Several = ({ items }: { items: readonly CaseLine[] }) => {
  const { t } = useLingui()
  const paths = useFamilyPaths()
  return (
    <>
      <PageHeader title={<Greeting />} />
      <Card title={t`Vem vill du läsa om?`}>
        <List>
          {items.map(({ id, label, you }) => (
            <ListRow
              key={id}
              href={paths.ofCase(id).start}
              title={you.kind === 'youth' ? t`Om mig` : <Bdi>{label ?? t`Utan namn`}</Bdi>}
            />
          ))}
        </List>
      </Card>
    </>
  )
}
