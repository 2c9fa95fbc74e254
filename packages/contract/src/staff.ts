import { Id } from '@kring/domain/kernel/ids'
import { AddAgency, AddEmployee, AddFunction, EndHolding, GiveFunction, Staff } from '@kring/domain/staff'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const about = 'holding'
const ofFunction = { functionId: Id }

export const readStaff = get('readStaff', { path: '/staff', about, summary: 'The agencies, their functions and who holds them; for administrators', answer: Staff })
export const addAgency = post('addAgency', { path: '/agencies', about, summary: 'Add an agency', body: AddAgency, answer: Made })
export const addFunction = post('addFunction', { path: '/agencies/:agencyId/functions', about, summary: 'Add a function to an agency', params: { agencyId: Id }, body: AddFunction, answer: Made })
export const addEmployee = post('addEmployee', { path: '/staff', about, summary: 'Add an employee with the account by which they sign in', body: AddEmployee, answer: Made })
export const giveFunction = post('giveFunction', { path: '/functions/:functionId/holders', about, summary: 'Give a function to an employee, from now on', params: ofFunction, body: GiveFunction, answer: nothing })
export const endHolding = post('endHolding', { path: '/functions/:functionId/ending', about, summary: 'End somebody\'s holding of a function at once', params: ofFunction, body: EndHolding, answer: nothing })

export const staffRoutes = [readStaff, addAgency, addFunction, addEmployee, giveFunction, endHolding]
