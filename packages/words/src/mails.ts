import type { Locale } from '@kring/domain/people'

/**
 * The one mail that is ever sent. It says that there is something, never what, about whom or from
 * whom; somebody who looks over the shoulder learns no more than that a municipality has written.
 */
const words: Partial<Record<Locale, { subject: string; text: (phone: string) => string }>> & { sv: { subject: string; text: (phone: string) => string } } = {
  sv: {
    subject: 'Du har något nytt att läsa',
    text: (phone) =>
      `Logga in som vanligt i kommunens tjänst för samverkan.\n\nDu kan inte svara på det här meddelandet. Vill du inte ha e-post? Ring ${phone}.\n`,
  },
  'sv-x-lattlast': {
    subject: 'Du har något nytt att läsa',
    text: (phone) =>
      `Det finns något nytt att läsa.\nLogga in som vanligt hos kommunen.\n\nDu kan inte svara på det här.\nVill du inte ha e-post?\nRing ${phone}.\n`,
  },
  en: {
    subject: 'You have something new to read',
    text: (phone) =>
      `Sign in to the municipality’s service as usual.\n\nYou cannot reply to this message. Do you not want e-mail? Call ${phone}.\n`,
  },
}

/** The neutral mail in a person's language, or in Swedish where it is not written in theirs. */
export const neutralMail = (locale: Locale, phone: string) => {
  const { subject, text } = words[locale] ?? words.sv
  return { subject, text: text(phone) }
}
