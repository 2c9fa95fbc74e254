import { beginSigning } from '@kring/contract/signing'
import { Locale } from '@kring/domain/people'
import type { Signing as Underway } from '@kring/domain/signing'
import { useLingui } from '@lingui/react/macro'
import { PenLine, QrCode as QrIcon } from 'lucide-react'
import { useState } from 'react'
import { Problem, refresh, useAct } from '../../../api.ts'
import { TroubleLine } from '../../../trouble-line.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckBox } from '../../../ui/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { PageHeader, Prose } from '../../../ui/text.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { BankIdProgress } from './bankid-progress.tsx'
import { Step, type Signing } from './step.tsx'
import { TextHasChanged } from './text-has-changed.tsx'
import { useSigningWords } from './use-signing-words.ts'

type Device = Underway['device']
/** A finger: most likely the very phone that has the app. */
export const isPhone = () => matchMedia('(pointer: coarse)').matches

/**
 * Signing with BankID: first where the app is, then how it goes. What was begun is remembered while the browser's tab is open,
 * because the way to the app and back leaves the page.
 */
export const BankIdStep = ({ request, at, onReadAgain }: Signing) => {
  const { t, i18n } = useLingui()
  const say = useSigningWords()
  const { caseId } = useFamilyCase()
  const [understood, setUnderstood] = useState(false)
  const [underway, setUnderway] = useRemembered(request.textHash)
  const begin = useAct(beginSigning)
  const isChanged = begin.error instanceof Problem && begin.error.code === 'stale'

  const start = async (device: Device) => {
    try {
      const locale = Locale.options.find((known) => known === i18n.locale) ?? 'sv'
      const body = { locale, textHash: request.textHash, understood: true, device, returnTo: at('skriv-under') } as const
      setUnderway((await begin.mutateAsync({ params: { caseId, requestId: request.id }, body })).id)
    } catch (trouble) {
      if (trouble instanceof Problem && trouble.code === 'stale') onReadAgain()
    }
  }
  const over = () => {
    setUnderway(null)
    void refresh('consent', caseId)
  }
  if (underway) {
    return (
      <Step step="skriv-under" at={at} next={<></>}>
        <div>
          <PageHeader title={t`Skriv under`} />
          <BankIdProgress id={underway} onOver={over} onAgain={start} isStarting={begin.isPending} />
        </div>
      </Step>
    )
  }
  const devices: readonly Device[] = isPhone() ? ['this', 'other'] : ['other', 'this']
  return (
    <Step
      step="skriv-under"
      at={at}
      next={
        <Form onSubmit={() => void start(devices[0]!)}>
          <Stack gap={4}>
            <CheckBox name="understood" isRequired isSelected={understood} onChange={setUnderstood}>
              {t`Jag har läst och förstått, och jag säger ja.`}
            </CheckBox>
            {isChanged ? (
              <TextHasChanged />
            ) : (
              <TroubleLine trouble={begin.error} />
            )}
            {devices.map((device, place) => (
              <Button
                key={device}
                {...(place === 0 ? { type: 'submit' as const, kind: 'primary' as const } : { onPress: () => void (understood && start(device)), isDisabled: !understood })}
                size="big"
                wide
                icon={device === 'this' ? PenLine : QrIcon}
                isPending={begin.isPending && begin.variables.body.device === device}
              >
                {device === 'this' ? say('this-device') : say('other-device')}
              </Button>
            ))}
          </Stack>
        </Form>
      }
    >
      <div>
        <PageHeader title={t`Skriv under`} />
        <Prose>
          <p>{say('with-bankid')}</p>
          <p>{say('what-it-asks')}</p>
          <p>{t`Vill du hellre skriva under på papper? Prata med din kontaktperson.`}</p>
        </Prose>
      </div>
    </Step>
  )
}

/** The signature that was begun under this very text. */
const useRemembered = (textHash: string) => {
  const key = `signing ${textHash}`
  const [id, setId] = useState(() => sessionStorage.getItem(key))
  const set = (next: string | null) => {
    if (next) sessionStorage.setItem(key, next)
    else sessionStorage.removeItem(key)
    setId(next)
  }
  return [id, set] as const
}
