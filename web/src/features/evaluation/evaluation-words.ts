import { noAnswer } from '@kring/domain/cases'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What the answers of the closing evaluation are answers to, by their codes, for those who work with the family. */
export const questionWords: Record<string, MessageDescriptor> = {
  helped: msg`Vad hjälpte?`,
  'not-helped': msg`Vad hjälpte inte?`,
  'never-gave-up': msg`Vem gav aldrig upp?`,
  listened: msg`Lyssnade vi?`,
  'kept-promises': msg`Höll vi det vi lovade?`,
  reached: msg`Nådde vi det som planen sa?`,
  better: msg`Är det bättre nu än när vi började?`,
  words: msg`Egna ord`,
  together: msg`Hur väl hängde insatserna ihop?`,
  missing: msg`Vilken insats saknades?`,
  waited: msg`Vad fick familjen vänta på, och hur länge?`,
  changed: msg`Vad har ändrats, så som ni ser det?`,
  [noAnswer]: msg`Varför det inte blev något svar`,
}
