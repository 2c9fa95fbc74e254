import { Trans, useLingui } from '@lingui/react/macro'
import { DateText } from '../../ui/date-text.tsx'
import { PageHeader, Heading, Prose } from '../../ui/text.tsx'
import { WayHome } from '../home/way-home.tsx'
import { statement } from './statement.ts'

/** The accessibility statement that the law asks for (DOS-lagen 2018:1937), for anybody, signed in or not. */
export const StatementPage = () => {
  const { t, i18n } = useLingui()
  const conformance = {
    full: t`Tjänsten följer lagen om tillgänglighet helt.`,
    partial: t`Tjänsten följer lagen om tillgänglighet delvis.`,
    none: t`Tjänsten följer inte lagen om tillgänglighet.`,
  }[statement.conformance]
  return (
    <>
      <WayHome />
      <PageHeader title={t`Tillgänglighet`} lead={t`Alla ska kunna använda Kring. Här står vad som inte fungerar än.`} />
      <Prose>
        <p>
          <strong>{conformance}</strong> {t`Det som brister står här.`}
        </p>
        <Heading level={2}>{t`Det här fungerar inte för alla`}</Heading>
        <ul>
          {statement.known.map(({ what, instead }) => (
            <li key={what.id}>
              {i18n._(what)} {i18n._(instead)}
            </li>
          ))}
        </ul>
        <Heading level={2}>{t`Berätta för oss`}</Heading>
        <p>{t`Hittar du något som inte fungerar? Ring kommunen, eller berätta för din kontaktperson.`}</p>
        <p>
          <Trans>
            Är du inte nöjd med svaret? Anmäl till{' '}
            <a href="https://www.digg.se/tdosanmalan" lang="sv">
              Digg, Myndigheten för digital förvaltning
            </a>
            .
          </Trans>
        </p>
        <Heading level={2}>{t`Så har vi testat`}</Heading>
        <ul>
          {statement.methods.map((method) => (
            <li key={method.id}>{i18n._(method)}</li>
          ))}
        </ul>
        <p>
          <Trans>
            Tjänsten bedömdes <DateText at={statement.assessedOn} />. Texten ändrades <DateText at={statement.updatedOn} />.
          </Trans>
        </p>
      </Prose>
    </>
  )
}
