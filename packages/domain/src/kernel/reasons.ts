/**
 * Why an act can be refused to somebody who may see its object. The list is closed: each code has a sentence in every
 * locale (packages/words), and a test walks both.
 */
export const allReasons = [
  'not-coordinator',
  'not-facilitator',
  'not-yours',
  'not-a-signer',
  'not-a-party',
  'not-for-family',
  'not-for-staff',
  'wrong-state',
  'case-closed',
  'not-open',
  'already-done',
  'already-signed',
  'consent-missing',
  'consent-check-first',
  'contact-not-safe',
  'no-ground-for-name',
  'end-too-late',
  'needs-another-coordinator',
  'custody-check-old',
  'needs-next-meeting',
  'needs-owner-and-date',
  'open-commitments',
  'needs-evaluation',
  'needs-guardian-evaluation',
  'needs-required-parties',
  'needs-start-decision',
  'needs-second-person',
  'needs-signers',
  'not-in-this-item',
  'not-present',
  'meeting-not-open',
  'nobody-present',
  'somebody-not-covered',
  'too-many-goals',
  'step-up-needed',
  'e-id-needed',
] as const

export type Reason = (typeof allReasons)[number]
