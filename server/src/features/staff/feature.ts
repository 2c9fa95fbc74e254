import type { Config } from '../../platform/config.ts'
import { feature } from '../../platform/feature.ts'
import { addAFunction, addAnAgency, addAnEmployee, endAHolding, giveAFunction, readTheStaff } from './actions.ts'

/** Who holds which function of which agency: given and ended by those who administer the municipality, and never for oneself. */
export const staff = ({ secret }: Config) => feature('staff', { serves: [readTheStaff, addAnAgency, addAFunction, addAnEmployee(secret), giveAFunction, endAHolding] })
