/** Ten or twelve digits as people write them, to the twelve that the contract takes; null where they make no such number. */
export const asPersonalNumber = (written: string, today: string): string | null => {
  const digits = written.replace(/[\s-]/g, '')
  if (/^\d{12}$/.test(digits)) return digits
  if (!/^\d{10}$/.test(digits)) return null
  const century = Number(today.slice(0, 2))
  const isPast = digits.slice(0, 2) <= today.slice(2, 4)
  return `${isPast ? century : century - 1}${digits}`
}

/** The birthday inside a personal number (or a co-ordination number, whose day is raised by 60), `YYYY-MM-DD`. */
export const birthdayIn = (personalNumber: string): string => {
  const day = Number(personalNumber.slice(6, 8))
  return `${personalNumber.slice(0, 4)}-${personalNumber.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`
}
