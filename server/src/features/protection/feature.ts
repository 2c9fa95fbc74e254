import { feature } from '../../platform/feature.ts'
import * as actions from './actions.ts'

/** A family that must not be found: a code name, named people alone, and no way in for whoever is the danger. */
export const protection = feature('protection', {
  serves: [
    actions.readTheProtection, actions.protectTheCase, actions.listAPerson, actions.unlistAPerson, actions.nameADanger, actions.endTheProtection, actions.confirmTheProtectionEnd,
  ],
})
