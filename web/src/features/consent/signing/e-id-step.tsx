import { beginSigning } from '@kring/contract/signing'
import { Locale } from '@kring/domain/people'
import type { SigningMethod, Signing as Underway } from '@kring/domain/signing'
import { useLingui } from '@lingui/react/macro'
import { IdCard, PenLine, QrCode as QrIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Problem, refresh, useAct } from '../../../api.ts'
import { TroubleLine } from '../../../trouble-line.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckBox, Choice } from '../../../ui/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { PageHeader, Prose } from '../../../ui/text.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { isPhone } from './is-phone.ts'
import { SigningProgress } from './progress.tsx'
import { Step, type Signing } from './step.tsx'
import { TextHasChanged } from './text-has-changed.tsx'
import { useSigningWords } from './use-signing-words.ts'

type Device = Underway['device']
interface Way { method: SigningMethod; device: Device }
interface Offered { method: SigningMethod; name: string | null; practice: string | null }

/**
 * Signing with an e-ID: first with which and where, then how it goes. What was begun is remembered while the browser's tab is
 * open, because the way to the app or the provider and back leaves the page.
 */
export const EIdStep = ({ request, at, onReadAgain, methods }: Signing & { methods: readonly Offered[] }) => {
  const { t, i18n } = useLingui()
  const { caseId } = useFamilyCase()
  const [underway, setUnderway] = useRemembered(request.textHash)
  // Nothing is begun before it is ticked, so it was: the way there and back makes the page anew.
  const [understood, setUnderstood] = useState(underway !== null)
  const begin = useAct(beginSigning)
  const isChanged = begin.error instanceof Problem && begin.error.code === 'stale'

  const start = async ({ method, device }: Way) => {
    try {
      const locale = Locale.options.find((known) => known === i18n.locale) ?? 'sv'
      const body = { locale, textHash: request.textHash, understood: true, method, device, returnTo: at('skriv-under') } as const
      setUnderway((await begin.mutateAsync({ params: { caseId, requestId: request.id }, body })).id)
    } catch (trouble) {
      if (trouble instanceof Problem && trouble.code === 'stale') onReadAgain()
    }
  }
  const over = () => {
    setUnderway(null)
    void refresh('consent', caseId)
    void refresh('confidence', caseId)
  }
  if (underway) {
    return (
      <Step step="skriv-under" at={at} next={<></>}>
        <div>
          <PageHeader title={t`Skriv under`} />
          <SigningProgress id={underway} practice={methods.find(({ practice }) => practice)?.practice} onOver={over} onAgain={start} isStarting={begin.isPending} />
        </div>
      </Step>
    )
  }
  const Choose = methods.length > 1 ? ChooseAWay : methods[0]?.method === 'oidc' ? OneWay : TwoDevices
  return (
    <Step
      step="skriv-under"
      at={at}
      next={
        <Choose methods={methods} isReady={understood} starting={begin.isPending ? begin.variables.body : null} onStart={(way) => void start(way)}>
          <CheckBox name="understood" isRequired isSelected={understood} onChange={setUnderstood}>
            {t`Jag har läst och förstått, och jag säger ja.`}
          </CheckBox>
          {isChanged ? <TextHasChanged /> : <TroubleLine trouble={begin.error} />}
        </Choose>
      }
    >
      <div>
        <PageHeader title={t`Skriv under`} />
        <WhatWillHappen methods={methods} />
      </div>
    </Step>
  )
}

const WhatWillHappen = ({ methods }: { methods: readonly Offered[] }) => {
  const { t } = useLingui()
  const say = useSigningWords()
  const isBankIdAlone = methods.every(({ method }) => method === 'bankid')
  return (
    <Prose>
      <p>{isBankIdAlone ? say('with-bankid') : say('with-e-id')}</p>
      <p>{isBankIdAlone ? say('what-it-asks') : say('what-is-shown')}</p>
      <p>{t`Vill du hellre skriva under på papper? Prata med din kontaktperson.`}</p>
    </Prose>
  )
}

interface Ways {
  methods: readonly Offered[]
  isReady: boolean
  starting: Way | null
  onStart: (way: Way) => void
  /** What stands between the question and the button. */
  children: ReactNode
}

const here: readonly Device[] = ['this', 'other']

/** Several e-IDs, as equals: none is chosen beforehand. */
const ChooseAWay = ({ methods, starting, onStart, children }: Ways) => {
  const { t } = useLingui()
  const say = useSigningWords()
  const ways = methods.flatMap(({ method, name }) => (method === 'bankid' ? inOrder() : here.slice(0, 1)).map((device) => ({ method, device, name })))
  const [chosen, choose] = useState<string | null>(null)
  const way = ways.find((one) => keyOf(one) === chosen)
  return (
    <Form onSubmit={() => way && onStart(way)}>
      <Stack gap={4}>
        <Choice
          name="way"
          label={say('which')}
          isRequired
          value={chosen}
          onChange={choose}
          options={ways.map(({ method, device, name }) => ({
            value: keyOf({ method, device }),
            label: method === 'oidc' ? <bdi>{name ?? say('another-e-id')}</bdi> : device === 'this' ? say('this-device') : say('other-device'),
          }))}
        />
        {children}
        <Button type="submit" kind="primary" size="big" wide icon={PenLine} isPending={starting !== null}>
          {t`Skriv under`}
        </Button>
      </Stack>
    </Form>
  )
}

/** BankID alone: where its app is. */
const TwoDevices = ({ isReady, starting, onStart, children }: Ways) => {
  const say = useSigningWords()
  const devices = inOrder()
  return (
    <Form onSubmit={() => onStart({ method: 'bankid', device: devices[0]! })}>
      <Stack gap={4}>
        {children}
        {devices.map((device, place) => (
          <Button
            key={device}
            {...(place === 0 ? { type: 'submit' as const, kind: 'primary' as const } : { onPress: () => isReady && onStart({ method: 'bankid', device }), isDisabled: !isReady })}
            size="big"
            wide
            icon={device === 'this' ? PenLine : QrIcon}
            isPending={starting?.device === device}
          >
            {device === 'this' ? say('this-device') : say('other-device')}
          </Button>
        ))}
      </Stack>
    </Form>
  )
}

/** One provider, which asks itself what it needs to know. */
const OneWay = ({ methods, starting, onStart, children }: Ways) => {
  const { t } = useLingui()
  const name = methods[0]?.name
  return (
    <Form onSubmit={() => onStart({ method: 'oidc', device: 'this' })}>
      <Stack gap={4}>
        {children}
        <Button type="submit" kind="primary" size="big" wide icon={IdCard} isPending={starting !== null}>
          {name ? <bdi>{name}</bdi> : t`Skriv under`}
        </Button>
      </Stack>
    </Form>
  )
}

const keyOf = ({ method, device }: Way) => `${method} ${device}`
const inOrder = (): readonly Device[] => (isPhone() ? here : here.toReversed())

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
