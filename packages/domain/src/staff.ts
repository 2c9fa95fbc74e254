import { z } from 'zod'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { Day, Instant, Text } from './kernel/time.ts'
import { Agency, AgencyFunction, Name } from './people.ts'

// 1 shapes

/** Somebody who holds a function now, since when, and until when where an end is set. */
export const Holder = z.object({ personId: Id, name: z.string(), since: Instant, until: Instant.nullable(), isYou: z.boolean() })
export type Holder = z.infer<typeof Holder>

export const StaffedFunction = AgencyFunction.omit({ agency: true }).extend({ holders: z.array(Holder) })
export type StaffedFunction = z.infer<typeof StaffedFunction>

/** The municipality's agencies and partners, and who holds which function there now. It tells of no case. */
export const Staff = z.object({
  today: Day,
  agencyKinds: z.array(z.string()),
  agencies: z.array(Agency.extend({ functions: z.array(StaffedFunction) })),
  /** Everybody who can be given a function, by name. */
  people: z.array(z.object({ id: Id, name: z.string() })),
})
export type Staff = z.infer<typeof Staff>

/** What a function is for: to take part in cases, to coordinate them, to administer the municipality, or to receive concern reports. */
export const FunctionTask = z.enum(['takes-part', 'coordinates', 'administers', 'takes-concerns'])
export type FunctionTask = z.infer<typeof FunctionTask>

// 2 inputs

export const AddAgency = z.object({ kind: z.string().max(40), name: Name })
export const AddFunction = z.object({ name: Name, task: FunctionTask })
/** `account` is the name by which the municipality's identity provider knows the employee; it is kept as a keyed hash alone. */
export const AddEmployee = z.object({ name: Name, account: Text(200), mail: z.email().max(200).optional() })
/** From now on, and through `untilOn` where an end is known. */
export const GiveFunction = z.object({ personId: Id, untilOn: Day.optional() })
export const EndHolding = z.object({ personId: Id })

// 4 events

const OfHolding = z.object({ functionId: Id, personId: Id })
/** Told to the administrators and to the person, whose pages look again at what they may see. */
export const holdingBegun = event('holding.begun', 'holding', null, OfHolding)
export const holdingEnded = event('holding.ended', 'holding', null, OfHolding)
export const agencyAdded = event('agency.added', 'holding', null, z.object({ agencyId: Id }))
export const functionAdded = event('function.added', 'holding', null, z.object({ functionId: Id }))
export const employeeAdded = event('employee.added', 'holding', null, z.object({ personId: Id }))

export const staffEvents = [holdingBegun, holdingEnded, agencyAdded, functionAdded, employeeAdded]
