import { en as consent } from '../consent/en.ts'
import type { ConsentWords } from '../consent/text.ts'

export const en: ConsentWords = {
  locale: 'en',
  title: 'Consent to a conversation in confidence',
  headings: {
    about: 'What it is about',
    sharing: 'Who may read and tell',
    purpose: 'Why',
    until: 'For how long',
    exclusions: 'Who does not read',
    rights: 'You may say no',
    withdrawal: 'You may take the consent back',
    limits: 'What nobody can promise',
    signature: consent.headings.signature,
  },
  lines: {
    about: ({ youth, municipality }) => [
      `The consent is about ${youth.label}, born in ${youth.bornYear}.`,
      `You open a conversation of your own, in confidence, in this service in ${municipality}.`,
      'Those named below may share information about you there, with each other and with you, despite secrecy.',
      'The rules are in chapter 10, section 1 and chapter 12, sections 2 and 3 of the Public Access to Information and Secrecy Act.',
      'Whoever is to tell something first assesses for themselves whether you are mature enough to decide this alone.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, authority, reads, gives }) => [
        `${label} (${kind})`,
        reads.length ? (gives.length ? 'May read, and tell what they know.' : 'May read.') : 'May tell what they know.',
        ...(authority ? [] : ['This is no public authority. The secrecy act does not apply there.', 'They may read only after they have promised not to pass it on.']),
      ]),
      'The consent is for the function and not for a certain person.',
      'You yourself always read everything in the conversation.',
    ],
    purpose: ({ purpose }) => ['Information may be shared to reach this:', purpose],
    until: ({ validUntil }) => [
      `The consent holds up to and including ${validUntil}, but no longer than until you turn 18.`,
      'It is about what is written in the conversation from your signature on.',
      'If somebody who tells no longer stands by their assessment, the others stop reading at that moment.',
    ],
    exclusions: () => [
      'Your guardians do not read the conversation here, and they do not see here that it exists.',
      'The others who work with you do not read it either.',
      'They do see which agencies take part.',
    ],
    rights: () => ['It is voluntary. You may say no and need not say why.', 'You still get help from school and social services.'],
    withdrawal: () => [
      'You can take the consent back at any time, all of it or for one agency.',
      'You do it here, in a meeting, by telephone or on paper.',
      'It counts from that moment.',
      'Nothing is deleted. What has been written stays with whoever wrote it.',
      'What somebody has already learned cannot be taken back.',
    ],
    limits: () => [
      'A guardian can ask an authority to read its documents. The authority then decides by law.',
      'It may say no if you could suffer considerable harm. See chapter 12, section 3 of the secrecy act.',
      'Those who work with children must report concern if a child is harmed.',
      'Social services may then need to talk to your guardians.',
      'School and municipality may have a duty to give information to the police.',
      'The police must act when they learn of a crime.',
      'Whoever borrows your phone or your e-ID can see what you see.',
      'This is no consent to any help or measure, and no consent under the General Data Protection Regulation (GDPR).',
    ],
    signature: consent.lines.signature,
  },
}
