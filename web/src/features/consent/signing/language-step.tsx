import { chooseLocale } from '@kring/contract/sessions'
import { Locale } from '@kring/domain/people'
import { useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { useAct } from '../../../api.ts'
import { languages } from '../../../i18n.ts'
import { List, ListRow } from '../../../ui/list.tsx'
import { Card } from '../../../ui/card.tsx'
import { PageHeader } from '../../../ui/text.tsx'
import { Step, type Signing } from './step.tsx'

/** The languages by their own names, easy Swedish among them; the choice is remembered. */
export const LanguageStep = ({ at }: Signing) => {
  const { t } = useLingui()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const choose = useAct(chooseLocale)
  return (
    <Step step="sprak" at={at}>
      <div>
        <PageHeader title={t`Välj språk`} lead={t`Du kan byta språk när du vill.`} />
        <Card>
          <List>
            {languages.map(({ locale, name }) => (
              <ListRow
                key={locale}
                href={path.replace(/^\/[^/]+(.*)\/[^/]+$/, `/${locale}$1/om`)}
                onPress={() => {
                  const chosen = Locale.options.find((known) => known === locale)
                  if (chosen) choose.mutate({ body: { locale: chosen } })
                }}
                title={<bdi lang={locale.replace(/-x-.*/, '')}>{name}</bdi>}
              />
            ))}
          </List>
        </Card>
      </div>
    </Step>
  )
}
