import { feature } from '../../platform/feature.ts'
import { checkTheConsent, coverTheScreen, extendAnItem, goToAnItem, markThePresence, setAnItemAside } from './actions.ts'

/** The fixed agenda and its course: who is here, whether consent covers them, which item stands, how much time it has. */
export const agenda = feature('agenda', { serves: [markThePresence, checkTheConsent, goToAnItem, extendAnItem, setAnItemAside, coverTheScreen] })
