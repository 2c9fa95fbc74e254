import { feature } from '../../platform/feature.ts'
import * as actions from './actions.ts'

/** A meeting from planning to minutes: one state on the server, which everybody sees as far as consent reaches. */
export const meetings = feature('meetings', {
  serves: [
    actions.listTheMeetings, actions.planAMeeting, actions.moveAMeeting, actions.cancelAMeeting, actions.answerAnInvitation,
    actions.openTheMeeting, actions.closeTheMeeting, actions.readOneMeeting, actions.readTheMinutes,
  ],
})
