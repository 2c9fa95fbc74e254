import type { Config } from '../../platform/config.ts'
import { feature } from '../../platform/feature.ts'
import * as actions from './actions.ts'
import { demoStepUp, eIdAlone } from './signing.ts'

/** Who may tell whom what, until when: asked for, signed, confirmed and taken back. */
export const consent = ({ signWith }: Config) => feature('consent', {
  serves: [
    actions.readTheConsent, actions.readTheRule, actions.checkTheContact, actions.noteTheCustody, actions.requestAConsent, actions.signTheConsent(signWith.includes('demo-step-up') ? demoStepUp : eIdAlone),
    actions.refuseTheConsent, actions.noteTheRefusal, actions.confirmTheConsent, actions.withdrawTheConsent,
  ],
})
