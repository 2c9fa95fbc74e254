import { feature } from '../../platform/feature.ts'
import { promiseTheReservation, readTheRelativePart } from './actions.ts'

/** Those whom a consent lets in as a person: they promise, and then read what it names them for. */
export const relatives = feature('relatives', { serves: [readTheRelativePart, promiseTheReservation] })
