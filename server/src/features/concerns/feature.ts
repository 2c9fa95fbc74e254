import { feature } from '../../platform/feature.ts'
import { answerAConcern, listMyReceipts, listTheIntake, readAConcern, readMyCopy, readTheConcernDoor, receiveAConcern, removeMyCopy, sendAConcern } from './actions.ts'
import { tellAgain, tellOfConcern, tellWhenAnswered, tellWhenSent } from './reactions.ts'

/** A concern for a child, from a professional to the social board's intake, beside every case. */
export const concerns = feature('concerns', {
  serves: [readTheConcernDoor, sendAConcern, listMyReceipts, readMyCopy, removeMyCopy, listTheIntake, readAConcern, receiveAConcern, answerAConcern],
  reactsTo: [tellWhenSent, tellWhenAnswered],
  jobs: [tellOfConcern, tellAgain],
})
