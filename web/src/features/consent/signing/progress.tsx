import { cancelSigning, readSigning } from '@kring/contract/signing'
import type { Signing as Underway } from '@kring/domain/signing'
import { bankIdMessageFor, bankIdSentence } from '@kring/words/bankid'
import { inTongue, ownFailureSentences, signingSentences } from '@kring/words/signing'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { IdCard, PenLine } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { call, Problem, useAct, viewOf } from '../../../api.ts'
import { announce } from '../../../ui/announce.ts'
import { Band } from '../../../ui/band.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/states.tsx'
import { Prose } from '../../../ui/text.tsx'
import { isPhone } from './is-phone.ts'
import { QrCode } from './qr-code.tsx'
import { ShownText } from './shown-text.tsx'
import { useSigningWords } from './use-signing-words.ts'

const everyMs = 2000

/**
 * How a signature is going: the message in the reader's language, what takes one on to the app or the provider, and the way out.
 * The server goes on asking when this page is closed; leaving it for another page of ours gives the signature up.
 */
export const SigningProgress = ({ id, practice, onOver, onAgain, isStarting }: {
  id: string
  /** Where one plays the person with BankID's app, in a demo. */
  practice?: string | null | undefined
  onOver: () => void
  onAgain: (way: Pick<Underway, 'method' | 'device'>) => Promise<void>
  isStarting: boolean
}) => {
  const { t, i18n } = useLingui()
  const say = useSigningWords()
  const view = useQuery({
    ...viewOf(readSigning, { params: { signingId: id } }), staleTime: 0, gcTime: 0,
    refetchInterval: ({ state: { data, error } }) => (error instanceof Problem || data?.answer.state === 'failed' || data?.answer.elsewhere ? false : everyMs),
  })
  const cancel = useAct(cancelSigning)
  const isGone = view.error instanceof Problem && view.error.status === 404
  useEffect(() => {
    if (isGone) onOver()
  }, [isGone])
  useGivenUpOnLeaving(id, view.data?.answer.state === 'waiting')

  const underway = view.data?.answer
  const message = underway && messageOf(underway, i18n.locale)
  useEffect(() => {
    if (message) announce(message, { instead: 'signing' })
  }, [message])
  if (!underway || isGone) return <Skeleton />

  if (underway.state === 'failed') {
    return (
      <Stack gap={4}>
        <Band tone="warn">{message}</Band>
        <p>{say('nothing-signed')}</p>
        <Button kind="primary" size="big" wide icon={PenLine} isPending={isStarting} onPress={() => void onAgain(underway)}>
          {t`Försök igen`}
        </Button>
        <Button wide onPress={onOver}>{say('another-way')}</Button>
      </Stack>
    )
  }
  return (
    <Stack gap={4}>
      <Band tone="info">{message}</Band>
      {underway.qr.length > 0 && <MovingQr frames={underway.qr} at={view.dataUpdatedAt} />}
      {underway.elsewhere && (
        <>
          <ShownText text={underway.elsewhere.text} />
          <LinkButton kind="primary" size="big" wide icon={IdCard} href={underway.elsewhere.address}>
            {say('go-on')}
          </LinkButton>
        </>
      )}
      {underway.links && (
        <LinkButton kind="primary" size="big" wide icon={PenLine} href={isPhone() ? underway.links.phone : underway.links.computer}>
          {say('open')}
        </LinkButton>
      )}
      {practice && underway.method === 'bankid' && (
        <TextLink href={practice} target="_blank">
          {say('practice')}
        </TextLink>
      )}
      <Button
        wide
        isPending={cancel.isPending}
        onPress={() => void cancel.mutateAsync({ params: { signingId: id } }).then(onOver, onOver)}
      >
        {t`Avbryt`}
      </Button>
    </Stack>
  )
}

/** The code changes every second: the server has sent this second's and the following ones. */
const MovingQr = ({ frames, at }: { frames: readonly string[]; at: number }) => {
  const say = useSigningWords()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  const place = Math.min(frames.length - 1, Math.max(0, Math.floor((now - at) / 1000)))
  return (
    <Stack gap={3}>
      <Prose>
        <ol>
          <li>{say('scan-1')}</li>
          <li>{say('scan-2')}</li>
          <li>{say('scan-3')}</li>
          <li>{say('scan-4')}</li>
          <li>{say('scan-5')}</li>
        </ol>
      </Prose>
      <QrCode text={frames[place]!} label={say('qr-code')} />
    </Stack>
  )
}

function messageOf({ state, code, isError, device, elsewhere }: Underway, locale: string): string {
  if (elsewhere) return inTongue(signingSentences['read-then-go-on'], locale)
  const own = ownFailureSentences[code]
  if (own) return inTongue(own, locale)
  const status = state !== 'failed' ? 'pending' : isError ? 'error' : 'failed'
  return bankIdSentence(bankIdMessageFor({ status, code, device: device === 'other' ? 'other' : isPhone() ? 'phone' : 'computer' }), locale)
}

/** A page of ours that is opened instead ends the order at BankID as well. The app and a reload do not: they unmount nothing. */
const useGivenUpOnLeaving = (id: string, isWaiting: boolean) => {
  const waiting = useRef(isWaiting)
  waiting.current = isWaiting
  useEffect(() => () => {
    if (waiting.current) void call(cancelSigning, { params: { signingId: id } }, { idempotencyKey: crypto.randomUUID(), outlivesPage: true }).catch(() => {})
  }, [id])
}
