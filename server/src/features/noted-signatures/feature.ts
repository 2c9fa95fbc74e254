import { feature } from '../../platform/feature.ts'
import * as actions from './actions.ts'

/** Signatures on paper or by word of mouth: noted by one person, counted when another has confirmed them. And who it was that took a consent back by telephone. */
export const notedSignatures = feature('noted-signatures', {
  serves: [
    actions.makeAPaperForm, actions.readThePaperForm, actions.findThePaperForm, actions.listTheNotedSignatures, actions.noteASignature, actions.addAScan, actions.readAPage,
    actions.confirmTheSignature, actions.dropTheSignature, actions.checkTheWithdrawal, actions.listWhatIsNotedForMe,
  ],
})
