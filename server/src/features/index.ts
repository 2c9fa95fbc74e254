import type { Config } from '../platform/config.ts'
import type { Feature } from '../platform/feature.ts'
import { agencies } from './agencies/feature.ts'
import { agenda } from './agenda/feature.ts'
import { blocks } from './blocks/feature.ts'
import { cases } from './cases/feature.ts'
import { commitments } from './commitments/feature.ts'
import { concerns } from './concerns/feature.ts'
import { confidence } from './confidence/feature.ts'
import { consent } from './consent/feature.ts'
import { exceptions } from './exceptions/feature.ts'
import { grounds } from './grounds/feature.ts'
import { legalReviews } from './legal-reviews/feature.ts'
import { meetings } from './meetings/feature.ts'
import { history } from './history/feature.ts'
import { home } from './home/feature.ts'
import { messages } from './messages/feature.ts'
import { notedSignatures } from './noted-signatures/feature.ts'
import { notices } from './notices/feature.ts'
import { minutes } from './minutes/feature.ts'
import { plan } from './plan/feature.ts'
import { protection } from './protection/feature.ts'
import { receipts } from './receipts/feature.ts'
import { readers } from './readers/feature.ts'
import { relatives } from './relatives/feature.ts'
import { rules } from './rules/feature.ts'
import { sessions } from './sessions/feature.ts'
import { signing } from './signing/feature.ts'
import { staff } from './staff/feature.ts'
import { thirdPersons } from './third-persons/feature.ts'

/**
 * The staircase: each feature may call those above it, and reacts to events of those below. The order is the one a reader
 * would explain them in.
 */
export const staircase = (config: Config): readonly Feature[] => [
  agencies,
  rules,
  staff(config),
  sessions(config),
  cases(config.secret),
  legalReviews,
  protection,
  thirdPersons,
  consent(config),
  confidence,
  relatives,
  receipts,
  exceptions,
  notedSignatures,
  grounds,
  blocks,
  signing(config),
  agenda,
  minutes,
  meetings,
  plan,
  commitments,
  messages,
  history,
  readers,
  notices,
  concerns,
  home,
]
