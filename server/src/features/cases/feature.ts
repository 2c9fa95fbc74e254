import { feature } from '../../platform/feature.ts'
import * as actions from './actions.ts'
import { followTheClock } from './clock.ts'

/** One young person, from the first question without a name to the closing evaluation. */
export const cases = (secret: string) =>
  feature('cases', {
    serves: [
      actions.listMyCases, actions.makeAnInquiry, actions.readOneCase, actions.nameAnInquiry, actions.moveTheCase,
      actions.noteAStartDecision, actions.chooseTheLegalFrame,
      actions.readTheMapping, actions.writeAMappingNote, actions.addAFamilyMember(secret), actions.addAParty, actions.endAParty,
      actions.evaluateTheCase, actions.listTheEvaluations, actions.closeTheCase,
    ],
    jobs: [followTheClock],
  })
