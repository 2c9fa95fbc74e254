import { ChangeRule, ConsentRules } from '@kring/domain/rules'
import { z } from 'zod'
import { get, post } from './route.ts'

export const listConsentRules = get('listConsentRules', { path: '/consent-rules', about: 'rule', summary: 'The municipality’s rules for consent by kind of case, with every version; for its administrators', answer: ConsentRules })
export const changeConsentRule = post('changeConsentRule', { path: '/consent-rules', about: 'rule', summary: 'Make a new version, in force from tomorrow at the earliest; If-Match names the newest one', body: ChangeRule, answer: z.object({ version: z.number().int() }), ifMatch: true })

export const ruleRoutes = [listConsentRules, changeConsentRule]
