import { z } from 'zod'
import { Id } from './kernel/ids.ts'
import { Day, Instant } from './kernel/time.ts'

// 1 shapes

/** A consent ends with its last day; it is taken back wholly, or towards a party or of a category. */
const RecordEvent = z.object({
  event_time: Instant,
  /** An interval from the event to the last day of the consent, as ISO 8601 writes it; null where the event ends something. */
  validity_duration: z.string().nullable(),
  /** The party of whoever acted. */
  entity_id: Id,
  event_type: z.literal('lifting-of-secrecy'),
  event_state: z.enum(['consent-given', 'consent-withdrawn', 'consent-partly-withdrawn']),
  /** Ours: how it was said, and what a part is a part of. */
  method: z.string(),
  towards_party_id: Id.nullable(),
  pii_type: z.string().nullable(),
})

const RecordParty = z.object({
  party_id: Id,
  party_name: z.string(),
  party_role: z.enum(['pii-principal', 'consenting-party', 'pii-controller', 'recipient']).array(),
  party_type: z.string(),
  party_address: z.string().nullable(),
  party_phone: z.string().nullable(),
  party_contact: z.string().nullable(),
})

/**
 * One person's own signature as a consent record and receipt with the fields of ISO/IEC TS 27560:2023, in its spelling. What is
 * consented to is that secrecy is lifted (OSL 10:1, 12:2-3); `lawful_basis` says on what the controllers themselves stand, which
 * is never this consent. Holds no personal number, and nothing of the others' answers.
 */
export const ConsentRecord = z.object({
  schema_version: z.literal('ISO/IEC TS 27560:2023'),
  record_id: Id,
  pii_principal_id: Id,
  pii_processing: z.object({
    /** What was read and signed: the Swedish text counts. Hashes are SHA-256 of the UTF-8 bytes, in hex. */
    privacy_notice: z.object({ form_version: z.string(), rule_version: z.number().int(), text: z.string(), text_sha256: z.string(), shown_text: z.string().nullable(), shown_text_sha256: z.string().nullable() }),
    /** In which the text was shown (BCP 47). */
    language: z.string(),
    purposes: z.array(z.object({
      purpose: z.string(),
      purpose_type: z.string(),
      lawful_basis: z.string(),
      pii_information: z.array(z.object({ pii_type: z.string(), pii_name: z.string(), given_by: z.array(Id), read_by: z.array(Id) })),
      exclusions: z.string().nullable(),
      pii_controllers: z.array(Id),
      recipient_third_parties: z.array(Id),
      collection_method: z.string(),
      storage_locations: z.array(z.string()),
      retention_period: z.string(),
      processing_locations: z.array(z.string()),
      jurisdiction: z.string(),
      withdrawal_method: z.array(z.string()),
      valid_until_on: Day,
    })),
  }),
  party_identification: z.array(RecordParty),
  /** In the order in which they happened: the signature, and what the same person has taken back since. */
  events: z.array(RecordEvent).min(1),
  consent_receipt: z.object({ schema_version: z.literal('ISO/IEC TS 27560:2023'), receipt_id: z.string() }),
})
export type ConsentRecord = z.infer<typeof ConsentRecord>
