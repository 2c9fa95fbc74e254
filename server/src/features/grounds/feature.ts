import { feature } from '../../platform/feature.ts'
import { confirmADisclosure, listTheDisclosures, makeADisclosure } from './actions.ts'

/** What an authority hands out without consent, and on which ground of law: a register of its own, beside consent and untouched by it. */
export const grounds = feature('grounds', { serves: [listTheDisclosures, makeADisclosure, confirmADisclosure] })
