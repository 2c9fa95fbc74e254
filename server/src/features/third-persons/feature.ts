import { feature } from '../../platform/feature.ts'
import { answerForAThirdPerson, listTheThirdPersons, noteAThirdPerson } from './actions.ts'

/** Those whose own consent is needed besides the young person's: it reminds, and filters nothing. */
export const thirdPersons = feature('third-persons', { serves: [listTheThirdPersons, noteAThirdPerson, answerForAThirdPerson] })
