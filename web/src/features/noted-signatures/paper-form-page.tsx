import { readPaperForm } from '@kring/contract/noted-signatures'
import { formNumberInGroups, type PaperForm } from '@kring/domain/noted-signatures'
import { Locale } from '@kring/domain/people'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Printer } from 'lucide-react'
import { useView } from '../../api.ts'
import { findLanguage } from '../../i18n.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { Row } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { ConsentText } from '../consent/consent-text.tsx'
import { QrCode } from '../consent/signing/qr-code.tsx'
import styles from './paper-form-page.module.css'

/** A paper to sign, in big type: the Swedish text, which is signed, and after it the same in another language. */
export const PaperFormPage = () => {
  const { t } = useLingui()
  const { caseId, paperFormId } = useParams({ from: '/staff/arenden/$caseId/samtycke/papper/$paperFormId' })
  const { sprak } = useSearch({ from: '/staff/arenden/$caseId/samtycke/papper/$paperFormId' })
  const locale = Locale.options.find((known) => known === sprak && known !== 'sv')
  return (
    <>
      <div data-print="hide">
        <PageHeader
          title={t`Samtycke på papper`}
          actions={
            <TextLink icon={ArrowLeft} href={`/arenden/${caseId}/samtycke`}>
              {t`Samtycke`}
            </TextLink>
          }
        >
          <Row>
            <Button kind="primary" icon={Printer} onPress={() => window.print()}>{t`Skriv ut`}</Button>
          </Row>
        </PageHeader>
      </div>
      <Shown view={useView(readPaperForm, { params: { caseId, paperFormId }, query: { locale } })}>
        {(form) => <Paper form={form} locale={locale} />}
      </Shown>
    </>
  )
}

const Paper = ({ form, locale }: { form: PaperForm; locale: string | undefined }) => {
  const { t } = useLingui()
  const number = formNumberInGroups(form.number)
  return (
    <article className={styles.paper}>
      <table role="presentation" className={styles.sheets}>
        <tbody>
          <tr>
            <td>
              <header className={styles.top}>
                <div className={styles.whose}>
                  <p>
                    <strong>{form.municipality}</strong>
                  </p>
                  <p>{t`Lämna papperet till den som gav dig det. Frågor: ring ${form.phone}.`}</p>
                </div>
                <div className={styles.number}>
                  <QrCode text={form.number} label={t`Blankettens nummer`} />
                  <p>
                    <Trans>
                      Blankett <strong>{number}</strong>
                    </Trans>
                  </p>
                </div>
              </header>
              <section>
                <ConsentText text={form.text} />
              </section>
              <section className={styles.sign} aria-label={t`Underskrift`}>
                <p>{t`Jag har läst texten, eller fått den uppläst, och säger ja. Jag vet att jag får säga nej, och att jag kan ta tillbaka mitt ja när jag vill.`}</p>
                <dl className={styles.lines}>
                  <div>
                    <dt>{t`Namn`}</dt>
                    <dd>{form.signer}</dd>
                  </div>
                  <div>
                    <dt>{t`Datum`}</dt>
                    <dd />
                  </div>
                  <div>
                    <dt>{t`Underskrift`}</dt>
                    <dd />
                  </div>
                </dl>
                <div className={styles.office}>
                  <p>{t`Fylls i av kommunen`}</p>
                  <p>{t`☐ Visade legitimation   ☐ Är känd sedan tidigare   ☐ Uppringd på ett känt nummer`}</p>
                  <dl className={styles.lines}>
                    <div>
                      <dt>{t`Mottaget av, dag`}</dt>
                      <dd />
                    </div>
                  </dl>
                </div>
              </section>
              {locale && form.supportText && (
                <section className={styles.support}>
                  <p>
                    <Trans>
                      Samma text på {findLanguage(locale)?.name}, som stöd. Det är den svenska texten som skrivs under. Blankett {number}.
                    </Trans>
                  </p>
                  <ConsentText text={form.supportText} locale={locale} />
                </section>
              )}
            </td>
          </tr>
        </tbody>
        <tfoot className={styles.foot} aria-hidden>
          <tr>
            <td>
              <Trans>Blankett {number}</Trans>
            </td>
          </tr>
        </tfoot>
      </table>
    </article>
  )
}
