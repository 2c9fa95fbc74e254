import { addDays } from '../../ui/dates.ts'

/** The day to propose for the next meeting: as many weeks after the last one as is usual, and never a day that has been. */
export const nextDay = (lastOn: string, cadenceWeeks: number, today: string): string => {
  const day = addDays(lastOn, cadenceWeeks * 7)
  return day < today ? today : day
}
