import { createHash } from 'node:crypto'
import { isRelative } from '@kring/domain/actor'
import type { ConsentRecord } from '@kring/domain/receipts'
import { agencyKindName, categoryName, partyKindName, type FamilyLocale } from '@kring/words/names'
import { receiptWord, recordWords } from '@kring/words/receipt'
import type { Receipt } from './actions.ts'

const schema = 'ISO/IEC TS 27560:2023'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What kind of agency a party is, or that it is a person. */
export const kindName = (party: Receipt['named'][number], locale: FamilyLocale) =>
  isRelative(party) ? partyKindName(party.kind, locale) : agencyKindName(party.agencyKind ?? '', locale)

/** The receipt in the fields of ISO/IEC TS 27560:2023. What Kring does not know (addresses, where an agency stores) it does not make up. */
export function recordOf({ request, signature, signer, youth, named, withdrawals, municipality, phone }: Receipt): ConsentRecord {
  const categories = [...new Set(request.lines.map(({ category }) => category))]
  const whoMay = (category: string, way: 'reads' | 'gives') => request.lines.filter((line) => line.category === category && line[way]).map(({ partyId }) => partyId)
  const family = [...new Map([youth, signer].map((party) => [party.id, party])).values()]
  return {
    schema_version: schema,
    record_id: signature.id,
    pii_principal_id: youth.id,
    pii_processing: {
      privacy_notice: {
        form_version: request.formVersion, rule_version: signature.ruleVersion, text: request.text, text_sha256: signature.textHash,
        shown_text: signature.shownText, shown_text_sha256: signature.shownText && sha256(signature.shownText),
      },
      language: signature.locale,
      purposes: [{
        purpose: request.purpose,
        purpose_type: signature.caseKind,
        lawful_basis: recordWords.lawfulBasis,
        pii_information: categories.map((category) => ({
          pii_type: category, pii_name: categoryName(category, 'sv'), given_by: whoMay(category, 'gives'), read_by: whoMay(category, 'reads'),
        })),
        exclusions: request.exclusions,
        pii_controllers: named.filter((party) => !isRelative(party)).map(({ id }) => id),
        recipient_third_parties: named.filter(({ id }) => request.lines.some(({ partyId, reads }) => reads && partyId === id)).map(({ id }) => id),
        collection_method: recordWords.collection,
        storage_locations: [recordWords.storage],
        retention_period: recordWords.retention,
        processing_locations: [recordWords.storage],
        jurisdiction: 'SE',
        withdrawal_method: [receiptWord('inService', 'sv'), receiptWord('byPhone', 'sv', { municipality, phone }), receiptWord('noReason', 'sv')],
        valid_until_on: request.validUntilOn,
      }],
    },
    party_identification: [
      ...named.map((party) => ({
        party_id: party.id, party_name: party.label, party_role: [...(isRelative(party) ? [] : ['pii-controller' as const]), 'recipient' as const], party_type: kindName(party, 'sv'),
        party_address: isRelative(party) ? null : municipality, party_phone: isRelative(party) ? null : phone, party_contact: null,
      })),
      ...family.map(({ id, label, kind }) => ({
        party_id: id, party_name: label, party_role: [...(id === youth.id ? ['pii-principal' as const] : []), ...(id === signer.id ? ['consenting-party' as const] : [])],
        party_type: partyKindName(kind, 'sv'), party_address: null, party_phone: null, party_contact: null,
      })),
    ],
    events: [
      {
        event_time: signature.madeAt, validity_duration: `${signature.madeAt}/${request.validUntilOn}`, entity_id: signer.id, event_type: 'lifting-of-secrecy',
        event_state: 'consent-given', method: signature.method, towards_party_id: null, pii_type: null,
      },
      ...withdrawals.map(({ madeAt, method, towards, category }) => ({
        event_time: madeAt, validity_duration: null, entity_id: signer.id, event_type: 'lifting-of-secrecy' as const,
        event_state: towards === null && category === null ? 'consent-withdrawn' as const : 'consent-partly-withdrawn' as const,
        method, towards_party_id: towards, pii_type: category,
      })),
    ],
    consent_receipt: { schema_version: schema, receipt_id: `${signature.id}-${withdrawals.length}` },
  }
}
