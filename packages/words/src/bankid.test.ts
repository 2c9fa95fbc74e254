import { expect, test } from 'vitest'
import { bankIdMessageFor, bankIdMessages, bankIdSentence, type BankIdMessage, type BankIdState } from './bankid.ts'
import { familyLocales } from './names.ts'

/** Every state and code that BankID documents: status, code, message on this phone, on this computer, by QR on another device. */
const table: [BankIdState['status'], string, BankIdMessage, BankIdMessage, BankIdMessage][] = [
  ['pending', 'outstandingTransaction', 'RFA13', 'RFA13', 'RFA1'],
  ['pending', 'noClient', 'RFA1', 'RFA1', 'RFA1'],
  ['pending', 'started', 'RFA15B', 'RFA15A', 'RFA15B'],
  ['pending', 'userSign', 'RFA9', 'RFA9', 'RFA9'],
  ['pending', 'userMrtd', 'RFA23', 'RFA23', 'RFA23'],
  ['pending', 'userFace', 'RFA24', 'RFA24', 'RFA24'],
  ['pending', 'userStepUp', 'RFA25', 'RFA25', 'RFA25'],
  ['pending', 'processing', 'RFA21', 'RFA21', 'RFA21'],
  ['pending', 'userCallConfirm', 'RFA21', 'RFA21', 'RFA21'],
  ['pending', 'someNewHint', 'RFA21', 'RFA21', 'RFA21'],
  ['pending', 'constructor', 'RFA21', 'RFA21', 'RFA21'],
  ['failed', 'expiredTransaction', 'RFA8', 'RFA8', 'RFA8'],
  ['failed', 'certificateErr', 'RFA16', 'RFA16', 'RFA16'],
  ['failed', 'userCancel', 'RFA6', 'RFA6', 'RFA6'],
  ['failed', 'cancelled', 'RFA3', 'RFA3', 'RFA3'],
  ['failed', 'startFailed', 'RFA17A', 'RFA17A', 'RFA17B'],
  ['failed', 'mrtdVerificationFailed', 'RFA26', 'RFA26', 'RFA26'],
  ['failed', 'facialRecognitionFailed', 'RFA27', 'RFA27', 'RFA27'],
  ['failed', 'nfcNotSupportedByDevice', 'RFA28', 'RFA28', 'RFA28'],
  ['failed', 'multipleBankIdsOnDevice', 'RFA29', 'RFA29', 'RFA29'],
  ['failed', 'stepUpFailed', 'RFA30', 'RFA30', 'RFA30'],
  ['failed', 'someNewHint', 'RFA22', 'RFA22', 'RFA22'],
  ['error', 'alreadyInProgress', 'RFA4', 'RFA4', 'RFA4'],
  ['error', 'requestTimeout', 'RFA5', 'RFA5', 'RFA5'],
  ['error', 'internalError', 'RFA5', 'RFA5', 'RFA5'],
  ['error', 'maintenance', 'RFA5', 'RFA5', 'RFA5'],
  ['error', 'unreachable', 'RFA5', 'RFA5', 'RFA5'],
  ['error', 'invalidParameters', 'RFA22', 'RFA22', 'RFA22'],
  ['error', 'unauthorized', 'RFA22', 'RFA22', 'RFA22'],
  ['error', 'someNewCode', 'RFA22', 'RFA22', 'RFA22'],
]

test.each(table)('%s %s has the message that BankID recommends', (status, code, phone, computer, other) => {
  expect((['phone', 'computer', 'other'] as const).map((device) => bankIdMessageFor({ status, code, device }))).toEqual([phone, computer, other])
})

test('every message of BankID is reached and has a sentence in every language of a family', () => {
  expect(new Set(table.flatMap(([, , ...messages]) => messages))).toEqual(new Set(bankIdMessages))
  for (const message of bankIdMessages) {
    const sentences = familyLocales.map((locale) => bankIdSentence(message, locale))
    expect(sentences.every((sentence) => /\S.*[.!?]$/.test(sentence)), message).toBe(true)
    expect(new Set([sentences[0], ...sentences.slice(2)]).size, message).toBe(4)
  }
})
