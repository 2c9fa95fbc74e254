import { feature } from '../../platform/feature.ts'
import { chooseMyMail, listMyNotices, readMyChannels } from './actions.ts'
import { askForAnswer, askForAnswers, foretellEnd, foretellEnds, remindFamilies, remindStaff, sendReminder } from './reminders.ts'

/** What waits for somebody, and the one reminder by mail, which says nothing. */
export const notices = feature('notices', {
  serves: [listMyNotices, readMyChannels, chooseMyMail],
  jobs: [remindStaff, remindFamilies, sendReminder, foretellEnds, foretellEnd, askForAnswers, askForAnswer],
})
