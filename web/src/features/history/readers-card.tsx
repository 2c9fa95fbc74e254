import type { ReadersOfWeek } from '@kring/domain/history'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { inRow } from '../../i18n.ts'
import { Card } from '../../ui/card.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** Who has read this week, in one breath, with the way to all of it. */
export const ReadersCard = ({ week }: { week: ReadersOfWeek }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  return (
    <Card title={t`Vem har läst`} action={<TextLink href={paths.readings}>{t`Visa alla läsningar`}</TextLink>}>
      <p>
        <ReadersInWords week={week} />
      </p>
    </Card>
  )
}

/** "Den här veckan: 2 personer från Lindskolan, 1 person från Socialtjänsten." */
export const ReadersInWords = ({ week }: { week: ReadersOfWeek }) => {
  const { t } = useLingui()
  if (week.agencies.length === 0) return t`Ingen från verksamheterna har läst den här veckan.`
  return (
    <>
      <Trans>Den här veckan:</Trans>{' '}
      {week.agencies.map(({ agency, people }, place) => (
        <span key={agency}>
          {place > 0 && inRow(['', ''])}
          <Plural value={people} one="# person från" other="# personer från" /> <Written>{agency}</Written>
        </span>
      ))}
      .
    </>
  )
}
