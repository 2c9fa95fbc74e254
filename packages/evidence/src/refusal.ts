/** Everything that is looked at in a signature with BankID, in the order in which it is looked at. */
export const checks = [
  'form', 'references', 'text', 'statement', 'purpose', 'relying-party', 'signature', 'personal-number', 'ocsp-form', 'ocsp-signature', 'ocsp-certificate',
  'ocsp-status', 'ocsp-nonce', 'time', 'chain',
] as const
/** The same for a signature with OpenID Connect. */
export const oidcChecks = ['form', 'header', 'key', 'signature', 'issuer', 'audience', 'acr', 'statement', 'text', 'personal-number', 'time'] as const
export type Check = (typeof checks)[number] | (typeof oidcChecks)[number]

/** Why evidence is not accepted: the check that it failed and a word on how, never anything of its content. */
export class Refused extends Error {
  readonly check: Check
  constructor(check: Check, how: string) {
    super(how)
    this.check = check
  }
}

/** Ends the check as refused unless it holds. */
export function demand(holds: boolean, check: Check, how: string): asserts holds {
  if (!holds) throw new Refused(check, how)
}
