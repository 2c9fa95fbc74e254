import { Disclosure, Discloser, MakeDisclosure } from '@kring/domain/grounds'
import { Id } from '@kring/domain/kernel/ids'
import { Made } from './cases.ts'
import { get, nothing, page, paging, post } from './route.ts'

const ofCase = { caseId: Id }

// About the case: a noun of its own would stand in the list of readings, and tell the family that there is something.
export const listDisclosures = get('listDisclosures', {
  path: '/cases/:caseId/disclosures', about: 'case', summary: 'What my party has handed out without consent, the latest noted first', params: ofCase, query: paging,
  answer: page(Disclosure).extend({ by: Discloser }),
})
export const makeDisclosure = post('makeDisclosure', { path: '/cases/:caseId/disclosures', about: 'case', summary: 'Note what was handed out without consent, and on which ground', params: ofCase, body: MakeDisclosure, answer: Made })
export const confirmDisclosure = post('confirmDisclosure', { path: '/cases/:caseId/disclosures/:disclosureId/confirmation', about: 'case', summary: 'Confirm a colleague\'s note as the second person', params: { ...ofCase, disclosureId: Id }, answer: nothing })

export const groundRoutes = [listDisclosures, makeDisclosure, confirmDisclosure]
