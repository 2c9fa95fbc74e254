import { signConsent } from '@kring/contract/consent'
import { readSigningMethod } from '@kring/contract/signing'
import { signInPaths } from '@kring/contract/sessions'
import { Locale } from '@kring/domain/people'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { Problem, refresh, useAct, useView } from '../../../api.ts'
import { Shown } from '../../../shown.tsx'
import { TroubleLine } from '../../../trouble-line.tsx'
import { Band } from '../../../ui/band.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckBox } from '../../../ui/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { PageHeader, Prose } from '../../../ui/text.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { EIdStep } from './e-id-step.tsx'
import { Step, type Signing } from './step.tsx'
import { TextHasChanged } from './text-has-changed.tsx'

/** The signature, in the way in which people sign here. */
export const SignStep = (signing: Signing) => (
  <Shown view={useView(readSigningMethod, {})}>
    {({ methods }) => (methods.length > 0 ? <EIdStep {...signing} methods={methods} /> : <ProveAndSign {...signing} />)}
  </Shown>
)

/**
 * The signature by proving once more who one is, as in a demo. Whoever has not shown for a while who they are does so first and comes back here with the tick still set,
 * but signs by their own press: nothing is ever signed by arriving at an address.
 */
const ProveAndSign = ({ request, consent, at, onReadAgain }: Signing) => {
  const { t, i18n } = useLingui()
  const { caseId } = useFamilyCase()
  const navigate = useNavigate()
  const here = at('skriv-under')
  const remembered = useRemembered(request.textHash)
  const [understood, setUnderstood] = useState(remembered.isSet)
  const sign = useAct(signConsent)
  const locale = Locale.options.find((known) => known === i18n.locale) ?? 'sv'
  const isChanged = sign.error instanceof Problem && sign.error.code === 'stale'
  const needsProof = sign.error instanceof Problem && sign.error.reason === 'step-up-needed'

  const proveAgain = () => {
    remembered.set()
    location.assign(`/api${signInPaths.start}?step-up=1&to=${encodeURIComponent(here)}`)
  }
  const submit = async () => {
    try {
      // Awaited, because the page is another as soon as the answer is known.
      await sign.mutateAsync({ params: { caseId, requestId: request.id }, body: { locale, textHash: request.textHash, understood: true } })
      remembered.forget()
      if (!consent) await refresh('confidence', caseId)
      void navigate({ to: at('klart'), replace: true })
    } catch (trouble) {
      if (!(trouble instanceof Problem)) return
      if (trouble.reason === 'step-up-needed') proveAgain()
      if (trouble.code === 'stale') onReadAgain()
    }
  }
  return (
    <Step
      step="skriv-under"
      at={at}
      next={
        <Form
          onSubmit={() => void submit()}
        >
          <Stack gap={4}>
            <CheckBox name="understood" isRequired isSelected={understood} onChange={setUnderstood}>
              {t`Jag har läst och förstått, och jag säger ja.`}
            </CheckBox>
            {isChanged ? (
              <TextHasChanged />
            ) : (
              !needsProof && <TroubleLine trouble={sign.error} />
            )}
            <Button type="submit" kind="primary" size="big" wide icon={PenLine} isPending={sign.isPending || needsProof}>
              {t`Skriv under`}
            </Button>
          </Stack>
        </Form>
      }
    >
      <div>
        <PageHeader title={t`Skriv under`} />
        <Stack gap={4}>
          {remembered.isSet && (
            <Band tone="ok" title={t`Tack. Nu vet vi att det är du.`}>
              {t`Tryck på Skriv under, så är det klart.`}
            </Band>
          )}
          <Prose>
            <p>{t`När du trycker kan appen för e-legitimation öppnas. Appen är på svenska.`}</p>
            <p>{t`Den visar att du ska legitimera dig. Sedan kommer du tillbaka hit.`}</p>
            <p>{t`Vill du hellre skriva under på papper? Prata med din kontaktperson.`}</p>
          </Prose>
        </Stack>
      </div>
    </Step>
  )
}

/** That this very text was understood, for as long as the browser's tab is open: the way to the e-ID and back leaves the page. */
const useRemembered = (textHash: string) => {
  const key = 'understood'
  return {
    isSet: sessionStorage.getItem(key) === textHash,
    set: () => sessionStorage.setItem(key, textHash),
    forget: () => sessionStorage.removeItem(key),
  }
}
