/** The words of a calendar in a language that browsers cannot write dates in. */
export interface DateWords {
  /** From Sunday. */
  weekdays: readonly string[]
  months: readonly string[]
  yesterday: string
  today: string
  tomorrow: string
  daysAgo: (days: number) => string
  inDays: (days: number) => string
}

/** Chromium has no Somali. Names from CLDR 48; phrases wait for a speaker's proof-reading. */
export const dateWords: Readonly<Record<string, DateWords>> = {
  so: {
    weekdays: ['Axad', 'Isniin', 'Talaado', 'Arbaco', 'Khamiis', 'Jimco', 'Sabti'],
    months: [
      'Jannaayo',
      'Febraayo',
      'Maarso',
      'Abriil',
      'Maayo',
      'Juun',
      'Luulyo',
      'Ogosto',
      'Sebteembar',
      'Oktoobar',
      'Noofeembar',
      'Diseembar',
    ],
    yesterday: 'shalay',
    today: 'maanta',
    tomorrow: 'berri',
    daysAgo: (days) => `${days} maalmood ka hor`,
    inDays: (days) => `${days} maalmood kadib`,
  },
}
