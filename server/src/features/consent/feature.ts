import { feature } from '../../platform/feature.ts'
import * as actions from './actions.ts'
import { demoStepUp } from './signing.ts'

/** Who may tell whom what, until when: asked for, signed, confirmed and taken back. */
export const consent = feature('consent', {
  serves: [
    actions.readTheConsent, actions.readTheRule, actions.checkTheContact, actions.requestAConsent, actions.signTheConsent(demoStepUp),
    actions.refuseTheConsent, actions.confirmTheConsent, actions.withdrawTheConsent,
  ],
})
