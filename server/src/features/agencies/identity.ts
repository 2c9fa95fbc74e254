import { createHmac } from 'node:crypto'

/** The issuer under which an employee's account is known: the municipality's own. */
export const staffIssuer = 'municipal'
/** The issuer under which a family member's personal number is known. */
export const familyIssuer = 'personal-number'

/** How a subject of an identity provider is kept: as a keyed hash alone, so that the table gives nobody away. */
export const subjectHashOf = (secret: string, issuer: string, subject: string) =>
  createHmac('sha256', secret).update(`${issuer}\n${subject}`).digest()
