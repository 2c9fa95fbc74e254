import { feature } from '../../platform/feature.ts'
import { changeTheRule, listTheRules } from './actions.ts'

/** The municipality's rules for consent, which its administrators edit, and nobody under whom one holds. */
export const rules = feature('rules', { serves: [listTheRules, changeTheRule] })
