import type { CheckHow, CheckOutcome, NotedMethod, SignerIdentity } from '@kring/domain/noted-signatures'
import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'

export const methodWords: Record<NotedMethod, MessageDescriptor> = {
  paper: msg`På papper`,
  spoken: msg`Muntligt`,
}

export const identityWords: Record<SignerIdentity, MessageDescriptor> = {
  'id-document': msg`Visade legitimation`,
  known: msg`Är känd sedan tidigare`,
  'called-back': msg`Uppringd på ett känt nummer`,
}

export const withdrawalMethodWords: Record<'meeting' | 'telephone' | 'paper', MessageDescriptor> = {
  meeting: msg`I ett möte`,
  telephone: msg`På telefon`,
  paper: msg`På papper`,
}

export const checkHowWords: Record<CheckHow, MessageDescriptor> = {
  'called-back': msg`Ringde upp på ett känt nummer`,
  met: msg`Träffade personen`,
  signature: msg`Jämförde underskriften`,
}

export const outcomeWords: Record<CheckOutcome, MessageDescriptor> = {
  confirmed: msg`Det var personen själv`,
  'not-them': msg`Det var någon annan`,
  'not-reached': msg`Fick inte tag i personen`,
}
