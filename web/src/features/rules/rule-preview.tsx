import { exampleAges, exampleCustodies, previewOf, whoSigns, type RuleTerms } from '@kring/domain/rules'
import { useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { Section } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted } from '../../ui/text.tsx'
import { useWhoSigns } from './rule-words.ts'

type Signing = Pick<RuleTerms, 'youthSignsFromAge' | 'guardians'>

/** What a rule means for families of all kinds, and what it changes. Null while an age is being typed. */
export const RulePreview = ({ terms, before }: { terms: Signing | null; before: Signing }) => {
  const { t } = useLingui()
  const say = useWhoSigns()
  const custodyWords = { sole: t`ensam vårdnad`, joint: t`gemensam vårdnad`, appointed: t`särskilt förordnad vårdnadshavare` }
  const heads = { sole: t`Ensam`, joint: t`Gemensam`, appointed: t`Särskilt förordnad` }
  const examples = previewOf(terms ?? before, before)
  const changed = examples.filter(({ changes }) => changes)
  return (
    <Section title={t`Det här betyder det`} level={2}>
      {terms === null ? (
        <Muted>{t`Skriv en ålder, så ser du vad den betyder.`}</Muted>
      ) : (
        <Stack gap={5}>
          {changed.length === 0 ? (
            <Muted>{t`Samma personer skriver under som idag.`}</Muted>
          ) : (
            <List label={t`Det här ändras`}>
              {changed.map(({ age, custody, who }) => (
                <ListRow
                  key={`${age} ${custody}`}
                  title={t`För en ${age}-åring med ${custodyWords[custody]} skriver ${say(who, custody)} under.`}
                  note={t`Idag: ${say(whoSigns({ age, custody }, before), custody)}.`}
                />
              ))}
            </List>
          )}
          <DataTable
            caption={t`Vilka skriver under, efter ålder och vårdnad`}
            items={exampleAges}
            keyOf={String}
            columns={[
              { key: 'age', head: t`Ålder`, cell: (age) => t`${age} år` },
              ...exampleCustodies.map((custody) => ({
                key: custody,
                head: heads[custody],
                cell: (age: number) => {
                  const example = examples.find((one) => one.age === age && one.custody === custody)!
                  return (
                    <Stack gap={1}>
                      <span>{breakable(capitalised(say(example.who, custody)))}</span>
                      {example.changes && (
                        <Row>
                          <Badge tone="info" icon={Pencil}>{t`Ändras`}</Badge>
                        </Row>
                      )}
                    </Stack>
                  )
                },
              })),
            ]}
          />
        </Stack>
      )}
    </Section>
  )
}

/** The longest word of the table may break in its middle: four columns stand beside the form. */
const breakable = (text: string) => text.replaceAll('vårdnadshavar', 'vårdnads\u00adhavar').replaceAll('Vårdnadshavar', 'Vårdnads\u00adhavar')
const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
