import { ownSigningFailures } from '@kring/domain/signing'
import { expect, test } from 'vitest'
import { familyLocales } from './names.ts'
import { inTongue, ownFailureSentences, signingSentences, textToSign, type ToShow } from './signing.ts'

const parts: ToShow = {
  municipality: 'Granköpings kommun', youth: { label: 'Vilgot P.', bornYear: 2012, isSigner: false }, signer: 'Asta Provlund',
  parties: [{ label: 'Polisen, kontaktperson', reads: true, gives: true }, { label: 'Lindskolan, mentor', reads: true, gives: false }],
  validUntilOn: '2027-01-31', locale: 'ar', fingerprint: '9f86 d081 884c 7d65',
}

test('the app shows who says yes, about whom, to whom, until when, in which language it was read, and the fingerprint', () => {
  expect(textToSign(parts)).toBe([
    '# Samtycke till Granköpings kommun', '',
    'Jag, Asta Provlund, säger ja till att verksamheterna i samtycket delar uppgifter om Vilgot P., född 2012.', '',
    '**De får läsa:** Polisen, kontaktperson och Lindskolan, mentor.', '', '**De får berätta:** Polisen, kontaktperson.', '', '**Till och med:** 31 januari 2027.', '',
    'Jag har läst texten på arabiska och fått svar på mina frågor. Jag kan ta tillbaka mitt samtycke när jag vill.', '', 'Textens kontrollsumma: 9f86 d081 884c 7d65',
  ].join('\n'))
  expect(textToSign({ ...parts, youth: { ...parts.youth, isSigner: true } })).toContain('delar uppgifter om mig.')
  expect(textToSign({ ...parts, youth: { ...parts.youth, isSigner: true }, inConfidence: true })).toContain('om mig, i ett förtroligt samtal som mina vårdnadshavare inte läser.')
})

test('it stays within 1,200 characters however many parties there are, and a name cannot pass for Markdown', () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ label: `En verksamhet med ett långt namn ${index}`, reads: true, gives: true }))
  expect(textToSign({ ...parts, parties: many }).length).toBeLessThanOrEqual(1200)
  expect(textToSign({ ...parts, signer: '# Asta\n**P**' })).toContain('Jag, Asta P, säger')
})

test('every reason why a signature is not taken has its sentence in every language', () => {
  expect(Object.keys(ownFailureSentences).sort()).toEqual([...ownSigningFailures].sort())
  for (const row of [...Object.values(ownFailureSentences), ...Object.values(signingSentences)]) {
    expect(familyLocales.every((locale) => inTongue(row, locale).length > 0)).toBe(true)
    expect(inTongue(row, 'ar')).toMatch(/\p{Script=Arabic}/u)
    expect(inTongue(row, 'fi')).toBe(row[0])
  }
})
