import { Trans, useLingui } from '@lingui/react/macro'
import { Ban, Undo2 } from 'lucide-react'
import { Shown } from '../../shown.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Heading, PageHeader, Prose } from '../../ui/text.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { NotedForMe, OnPaperInstead } from '../noted-signatures/noted-for-me.tsx'
import { OwnDataCards } from '../third-persons/own-data-cards.tsx'
import { ConsentText } from './consent-text.tsx'
import { EvidenceDownload } from './evidence-download.tsx'
import { ConsentInWords } from './family-consent-cards.tsx'
import { scopesInForce, scopesOf, signedRequest, waitingRequest } from './own-consent.ts'
import { useOwnConsent } from './use-own-consent.ts'
import { ReceiptLinks } from './receipt-links.tsx'
import { ScopeCards } from './scope-cards.tsx'
import { useSigningWords } from './signing/use-signing-words.ts'

/** One's own consent, read again: what is in force, what one signed, and how to take it back. */
export const OwnConsentPage = () => {
  const { t } = useLingui()
  const { caseId, paths, contacts } = useFamilyCase()
  const say = useSigningWords()
  return (
    <Shown view={useOwnConsent()}>
      {(consent) => {
        const signed = signedRequest(consent)
        const waiting = waitingRequest(consent)
        const scopes = consent.endsOn ? scopesInForce(consent) : signed ? scopesOf(signed, consent.parties) : []
        return (
          <>
            <WayHome />
            <PageHeader title={t`Samtycke`} />
            <Stack gap={5}>
              <ConsentInWords consent={consent} isWhole />
              <NotedForMe consent={consent} />
              {waiting && (
                <Stack gap={2}>
                  <Row>
                    <LinkButton kind="primary" size="big" href={paths.sign(waiting.id)}>{t`Läs och svara`}</LinkButton>
                  </Row>
                  <OnPaperInstead />
                </Stack>
              )}
              <OwnDataCards />
              {signed && <ReceiptLinks request={signed} />}
              {signed && (
                <Stack gap={2}>
                  <Row>
                    <LinkButton icon={Undo2} size="big" href={paths.withdraw()}>
                      {t`Ta tillbaka samtycket`}
                    </LinkButton>
                  </Row>
                  <p>{t`Du kan ta tillbaka allt, eller för en verksamhet. Det gäller direkt.`}</p>
                  <p>
                    {t`Vill du ändra något annat?`} <ContactLine names={contacts} />
                  </p>
                </Stack>
              )}
              <Stack gap={2}>
                <Row>
                  <LinkButton icon={Ban} size="big" href={paths.block()}>
                    {t`Spärra någon`}
                  </LinkButton>
                </Row>
                <p>{t`Den du spärrar ser inget mer här. Du kan ta bort spärren när du vill.`}</p>
              </Stack>
              {scopes.length > 0 && (
                <Stack gap={3}>
                  <Heading level={2}>{consent.endsOn ? t`Det här gäller nu` : t`Det här har du sagt ja till`}</Heading>
                  <ScopeCards scopes={scopes} />
                </Stack>
              )}
              {signed && (
                <EvidenceDownload
                  caseId={caseId}
                  requestId={signed.id}
                  on={signed.madeAt}
                  size="big"
                  words={{ press: say('evidence'), what: say('evidence-what'), none: say('no-evidence') }}
                />
              )}
              {consent.requests.map((request) => (
                <Disclosure
                  key={request.id}
                  title={
                    <Trans>
                      Texten från <DateText at={request.madeAt} />
                    </Trans>
                  }
                >
                  <Stack gap={3}>
                    {request !== signed && <ReceiptLinks request={request} />}
                    <Prose>
                      <ConsentText text={request.text} />
                    </Prose>
                  </Stack>
                </Disclosure>
              ))}
            </Stack>
          </>
        )
      }}
    </Shown>
  )
}
