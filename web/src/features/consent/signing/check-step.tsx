import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../../ui/card.tsx'
import { DateText } from '../../../ui/date-text.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { TextLink } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Bdi, Muted, PageHeader, Prose, VisuallyHidden, Written } from '../../../ui/text.tsx'
import { currentLanguage, inRow } from '../../../i18n.ts'
import { useFamilyCase } from '../../home/family-case.tsx'
import { ConsentText } from '../consent-text.tsx'
import { scopesOf } from '../own-consent.ts'
import { useCategoryName } from '../use-category-name.ts'
import { Step, steps, type Signing } from './step.tsx'

/** Everything once more before it is signed, each with the way back to it, and the whole text for whoever wants it. */
export const CheckStep = ({ request, parties, at }: Signing) => {
  const { t, i18n } = useLingui()
  const { youth } = useFamilyCase()
  const nameOf = useCategoryName()
  const scopes = scopesOf(request, parties)
  const things = [...new Set(request.lines.map(({ category }) => category))]
  const back = (step: (typeof steps)[number], what: string) => (
    <TextLink href={at(step)}>
      {t`Läs igen`}
      <VisuallyHidden>: {what}</VisuallyHidden>
    </TextLink>
  )
  return (
    <Step step="kontrollera" at={at}>
      <div>
        <PageHeader title={t`Stämmer det här?`} lead={t`Läs en gång till innan du skriver under.`} />
        <Stack gap={5}>
          <Card>
            <SummaryList
              items={[
                { term: t`Det gäller`, detail: <Bdi>{youth}</Bdi>, action: back('om', t`Det gäller`) },
                {
                  term: t`De får dela`,
                  detail: (
                    <ul>
                      {scopes.map(({ party }) => (
                        <li key={party.id}>
                          <Written>{party.label}</Written>
                        </li>
                      ))}
                    </ul>
                  ),
                  action: back('vem', t`De får dela`),
                },
                { term: t`Uppgifter om`, detail: inRow(things.map(nameOf)), action: back('vem', t`Uppgifter om`) },
                { term: t`Till och med`, detail: <DateText at={request.validUntilOn} />, action: back('hur-lange', t`Till och med`) },
                { term: t`Språk`, detail: <bdi>{currentLanguage().name}</bdi>, action: back('sprak', t`Språk`) },
              ]}
            />
          </Card>
          <Stack gap={2}>
            {request.supportText && (
              <Disclosure title={t`Hela texten på ditt språk`}>
                <Prose>
                  <p>
                    <Muted>{t`Översättning som stöd. Det är den svenska texten som gäller.`}</Muted>
                  </p>
                  <ConsentText text={request.supportText} locale={i18n.locale} />
                </Prose>
              </Disclosure>
            )}
            <Disclosure title={t`Hela texten på svenska`}>
              <Prose>
                <p>
                  <Muted>
                    <Trans>Det är den här texten som du skriver under.</Trans>
                  </Muted>
                </p>
                <ConsentText text={request.text} />
              </Prose>
            </Disclosure>
          </Stack>
        </Stack>
      </div>
    </Step>
  )
}
