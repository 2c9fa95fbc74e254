import { listed, type ConsentWords } from './text.ts'

export const en: ConsentWords = {
  locale: 'en',
  title: 'May we share information with each other?',
  headings: {
    about: 'What is it about?',
    sharing: 'Who may know what?',
    purpose: 'Why?',
    until: 'For how long?',
    exclusions: 'What nobody may share',
    rights: 'You may say no',
    withdrawal: 'You may change your mind',
    limits: 'What nobody can promise',
    signature: 'When you sign',
  },
  lines: {
    about: ({ youth, kind, municipality }) => [
      'This translation is a support. The Swedish text is the one that counts.',
      `It is about ${youth.label}, born in ${youth.bornYear}.`,
      kind === 'sspf'
        ? `School, social services, police and leisure in ${municipality} want to help together (SSPF).`
        : `Social services, police and others in ${municipality} want to help together (SIG).`,
      'They must keep what they know secret from each other.',
      'You can allow them to share some of it. This is called consent.',
      'Everybody who must sign has to sign first. Until then nothing is shared.',
      'Each agency also confirms the consent before it gives or gets information.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, isRelative, authority, reads, gives }) => [
        `${label} (${kind})`,
        ...(gives.length ? ['May tell about:', ...listed(gives)] : ['Tells nothing.']),
        ...(reads.length ? ['May read about:', ...listed(reads)] : ['Reads nothing.']),
        ...(authority ? [] : isRelative ? ['This is a person and not a public authority. The law on secrecy does not apply there.', 'This person learns something only after a promise not to pass it on.']
          : ['This is not a public authority. The law on secrecy does not apply there.', 'They learn something only after they have promised not to pass it on.']),
      ]),
      parties.some(({ isRelative }) => isRelative) ? 'For the agencies you say yes to a function, not to one person. Somebody else can take over.' : 'You say yes to a function, not to one person. Somebody else can take over.',
    ],
    purpose: ({ purpose }) => ['They want to reach this (in Swedish):', purpose],
    until: ({ validUntil, reach }) => [
      `Your yes holds until ${validUntil}.`,
      reach === 'all' ? 'It also covers what has been shared already.' : 'It covers what is shared after the last signature.',
      'A guardian’s yes ends when the young person turns 18.',
      'The young person may need to sign too, from a certain age.',
      'Without that signature the sharing pauses on the birthday.',
      'If there is an earlier yes, it holds as well until it ends.',
    ],
    exclusions: ({ exclusions, foreseesOthers }) => [
      ...(exclusions === null ? ['Nothing in particular is left out.'] : ['Nobody may share this (in Swedish):', exclusions]),
      ...(foreseesOthers ? ['Facts about somebody else may need to be raised.', 'This consent does not cover that person’s own facts.'] : []),
      'Facts about another person need that person’s own yes.',
    ],
    rights: () => ['You decide.', 'You may say no. You do not need to say why.', 'You still get help from the school and social services.'],
    withdrawal: () => [
      'You can take your yes back at any time, for all or for one agency.',
      'Do it here, in a meeting, by phone or on paper.',
      'It is enough that one of those who sign takes it back.',
      'The sharing with the support of your consent stops at once.',
      'Nothing is deleted. What is written stays with those who wrote it.',
      'What somebody has already learned cannot be taken back.',
    ],
    limits: () => [
      'Some rules hold even if you say no.',
      'Those who work with children must report when a child is at risk. This is called orosanmälan.',
      'The school and the municipality may have to give information to the police.',
      'Authorities may share information to prevent or solve crime. They must weigh it first.',
      'The police must act when they learn of a crime.',
      'This is not a consent to any measure. Help and support are decided separately.',
      'This is not a consent under the data protection rules (GDPR). The agencies keep records because the law says so.',
    ],
    signature: ({ municipality, phone, formVersion }) => [
      'When you sign, you say that you have read and understood this.',
      'You say yes to what is written here.',
      `Do you have questions? Call ${municipality}, ${phone}.`,
      `Form ${formVersion}.`,
    ],
  },
}
