import type { PartyKind } from '@kring/domain/actor'
import type { Day } from '@kring/domain/kernel/time'

/** Somebody who can be named with an @: by any of these, the first of which is nobody else's. */
export interface Owner { id: string; handles: readonly string[] }

/** What one line said: what is to be done, by when and by whom. Null where it did not say. */
export interface QuickAdd {
  text: string
  dueOn: Day | null
  ownerId: string | null
  /** Who can be meant by an @ that names more than one. */
  oneOf: string[]
}

/**
 * Reads one line of Swedish, as one says it: "Ring mentorn fre @skolan". The last day that is named is the day, the last @ that
 * names somebody is the owner, and what is left is what is to be done. What cannot be a day ahead stays in the text, so nothing is
 * lost. A week means its Friday; "varje fredag" is no day. The same line on the same day is always read the same.
 */
export function readQuickAdd(said: string, { today, owners }: { today: Day; owners: readonly Owner[] }): QuickAdd {
  const line = said.replaceAll(/\s+/g, ' ')
  const due = findDay(line, today)
  const named = [...line.matchAll(/(?<![\p{L}\p{N}])@(\p{L}[\p{L}\p{N}-]*)/gu)].map((found) => ({ ...placeOf(found), meant: whoIs(found[1]!, owners) }))
  const owner = named.findLast(({ meant }) => meant.length === 1)
  const unclear = owner ? undefined : named.findLast(({ meant }) => meant.length > 1)
  return {
    text: tidy(without(line, [due, owner])),
    dueOn: due?.day ?? null,
    ownerId: owner?.meant[0] ?? null,
    oneOf: unclear?.meant ?? [],
  }
}

/** The line that is read as just this. */
export const writeQuickAdd = ({ text, dueOn, handle }: { text: string; dueOn: Day; handle: string }) => `${text} senast ${dueOn} @${handle}`

/** One space between words, none at the ends or before a point, and no comma or dash left hanging where something was taken out. */
export const tidy = (text: string) =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/ (?=[,.;:!?])/g, '').replaceAll(/^[\s,.;:!?–-]+|[\s,;:–-]+$/g, '')

interface Place { from: number; to: number }
const placeOf = (found: RegExpMatchArray): Place => ({ from: found.index!, to: found.index! + found[0].length })
const without = (line: string, places: (Place | undefined)[]) =>
  places.filter((place) => place !== undefined).toSorted((one, other) => other.from - one.from).reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, line)

// Who

const whoIs = (word: string, owners: readonly Owner[]): string[] => {
  const said = word.toLowerCase()
  const by = (fits: (handle: string) => boolean) => owners.filter(({ handles }) => handles.some(fits)).map(({ id }) => id)
  const exactly = by((handle) => handle === said)
  return exactly.length > 0 || said.length < 2 ? exactly : by((handle) => handle.startsWith(said))
}

const ofAgency: Readonly<Record<string, readonly string[]>> = {
  school: ['skolan', 'skola'],
  police: ['polisen', 'polis'],
  social: ['soc', 'socialtjänsten', 'socialen'],
  leisure: ['fritid', 'fritids', 'fritidsgården'],
  association: ['föreningen', 'klubben'],
  health: ['vården', 'bup'],
}
const ofKind: Partial<Record<PartyKind, readonly string[]>> = { coordinator: ['samordnaren', 'koordinatorn'], youth: ['ungdomen'] }
const asWord = (words: string) => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^[^\p{L}]+|-$/gu, '')

/** How one can name each party of a case: by its agency, the names of its people, or its whole label; oneself also as "jag". */
export function ownersOf(parties: readonly { id: string; kind: PartyKind; agencyKind: string | null; label: string; names: readonly string[]; isYou: boolean }[]): Owner[] {
  const all = parties.map(({ id, kind, agencyKind, label, names, isYou }) => ({
    id,
    handles: [
      ...(ofKind[kind] ?? (agencyKind ? ofAgency[agencyKind] : undefined) ?? []), ...[label, ...names].flatMap((name) => [asWord(name.split(/\s/)[0]!), asWord(name)]),
      ...(isYou ? ['jag', 'mig', 'vi', 'oss'] : []),
    ].filter((handle, index, handles) => handle !== '' && handles.indexOf(handle) === index),
  }))
  return all.map(({ id, handles }, place) => {
    const isOthers = (handle: string) => all.some((other) => other.id !== id && other.handles.includes(handle))
    const own = handles.find((handle) => !isOthers(handle)) ?? `${handles.at(-1) ?? 'part'}-${place + 1}`
    return { id, handles: [own, ...handles.filter((handle) => handle !== own)] }
  })
}

// When

const numbers = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv']
const weekdays = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön']
const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

// "Tor" is a name, so that day has its s.
const weekday = String.raw`(mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?|\.)?`
const month = String.raw`(jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const week = String.raw`(?:v\.? ?|vecka )(\d{1,2})`
const count = String.raw`(\d{1,3}|en|ett|${numbers.slice(2).join('|')})`

type Words = (string | undefined)[]

/** Each way of naming a day, and the day that it names, if there is one. */
const ways: readonly [pattern: string, dayOf: (words: Words, today: Day) => Day | null][] = [
  [String.raw`i ?dag|i ?kväll|i ?eftermiddag`, (_, today) => today],
  [String.raw`i ?mor[gr]on`, (_, today) => plus(today, 1)],
  [String.raw`(?:i )?övermorgon`, (_, today) => plus(today, 2)],
  [String.raw`(?:den här |denna )vecka(?:n)?|(?:i )?slutet av veckan`, (_, today) => later(plus(mondayOf(today), 4), plus(mondayOf(today), 6), today)],
  [String.raw`nästa vecka(?: (?:på )?${weekday})?`, ([on], today) => plus(mondayOf(today), 7 + (on ? numberOf(on) : 4))],
  [String.raw`(?:i )?slutet av (?:den här )?månaden`, (_, today) => lastOfMonth(today, 0)],
  [String.raw`(?:i slutet av )?nästa månad`, (_, today) => lastOfMonth(today, 1)],
  [String.raw`(?:i )?slutet av ${month}`, ([of], today) => ahead(today, (year) => lastOfMonth(`${year}-${two(monthOf(of!))}-01`, 0))],
  [String.raw`(?:om|inom) ${count} (dag(?:ar)?|veck(?:a|or)|månad(?:er)?)(?: på ${weekday})?`, ([many, of, on], today) => after(today, many!, of!, on)],
  [weekday, ([on], today) => next(today, on!)],
  [String.raw`nästa ${weekday}`, ([on], today) => plus(mondayOf(today), 7 + numberOf(on!))],
  [String.raw`${weekday} (?:i )?nästa vecka|${weekday} om (?:en|1) vecka`, ([on, orOn], today) => plus(mondayOf(today), 7 + numberOf((on ?? orOn)!))],
  [String.raw`${week}(?: (?:på )?${weekday})?`, ([of, on], today) => ahead(today, (year) => inWeek(year, Number(of), on ? numberOf(on) : 4))],
  [String.raw`${weekday} (?:i )?${week}`, ([on, of], today) => ahead(today, (year) => inWeek(year, Number(of), numberOf(on!)))],
  [String.raw`(?:${weekday} )?(?:den )?(\d{1,2})(?::?[ae])? ${month}(?: (\d{4}))?`, ([, of, inMonth, year], today) => dated(today, Number(of), monthOf(inMonth!), year)],
  [String.raw`(?:${weekday} )?(?:den )?(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}))?`, ([, of, inMonth, year], today) => dated(today, Number(of), Number(inMonth), year)],
  [String.raw`(\d{4})-(\d{2})-(\d{2})`, ([year, inMonth, of], today) => dated(today, Number(of), Number(inMonth), year)],
  [String.raw`(?:${weekday} )?den (\d{1,2}):?[ae]`, ([, of], today) => nextWithNumber(today, Number(of))],
]

// What comes again is no day to be done by.
const before = String.raw`(?<![\p{L}\p{N}@/.:-])(?:(senast|till|tills|före|innan) |(?<!(?:varje|varannan|vartannat|alla) ))(?:nu )?(?:på |den |i )?`
const behind = String.raw`(?![\p{L}\p{N}]|[/:-][\p{L}\d])`
const patterns = ways.map(([pattern, dayOf]) => ({ pattern: new RegExp(`${before}(?:${pattern})${behind}`, 'giu'), dayOf }))

/** The last day that is named; of two that end together, the one that says more. */
function findDay(line: string, today: Day) {
  const found = patterns.flatMap(({ pattern, dayOf }) => [...line.matchAll(pattern)].flatMap((match) => {
    const [, limit, ...words] = match
    const day = dayOf(words.map((word) => word?.toLowerCase()), today)
    if (day === null || day < today) return []
    const isBefore = /^(före|innan)$/i.test(limit ?? '')
    return [{ ...placeOf(match), day: isBefore && day > today ? plus(day, -1) : day }]
  }))
  return found.toSorted((one, other) => other.to - one.to || one.from - other.from)[0]
}

const two = (number: number) => String(number).padStart(2, '0')
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const plus = (day: Day, days: number): Day => new Date(at(day) + days * 86_400_000).toISOString().slice(0, 10)
/** 0 is Monday. */
const weekdayOf = (day: Day) => (new Date(at(day)).getUTCDay() + 6) % 7
const mondayOf = (day: Day) => plus(day, -weekdayOf(day))
const numberOf = (word: string) => weekdays.findIndex((name) => word.startsWith(name))
const monthOf = (word: string) => months.findIndex((name) => word.startsWith(name)) + 1
const later = (day: Day, orElse: Day, today: Day) => (day >= today ? day : orElse)
const next = (today: Day, word: string) => plus(today, ((numberOf(word) - weekdayOf(today) + 6) % 7) + 1)

const exact = (year: number, inMonth: number, of: number): Day | null => {
  const day = `${year}-${two(inMonth)}-${two(of)}`
  return inMonth >= 1 && inMonth <= 12 && of >= 1 && plus(`${year}-${two(inMonth)}-01`, of - 1) === day ? day : null
}
/** This year or the next one in which there is such a day. */
function ahead(today: Day, inYear: (year: number) => Day | null): Day | null {
  const year = Number(today.slice(0, 4))
  return [0, 1, 2, 3, 4].map((more) => inYear(year + more)).find((day) => day !== null && day >= today) ?? null
}
const dated = (today: Day, of: number, inMonth: number, year: string | undefined) =>
  year === undefined ? ahead(today, (each) => exact(each, inMonth, of)) : exact(Number(year), inMonth, of)
const nextWithNumber = (today: Day, of: number) =>
  Array.from({ length: 12 }, (_, more) => shifted(today, more)).map(([year, inMonth]) => exact(year, inMonth, of)).find((day) => day !== null && day >= today) ?? null

const shifted = (day: Day, more: number): [year: number, inMonth: number] => {
  const whole = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + more
  return [Math.floor(whole / 12), (whole % 12) + 1]
}
const lastOfMonth = (day: Day, more: number): Day => {
  const [year, inMonth] = shifted(day, more + 1)
  return plus(`${year}-${two(inMonth)}-01`, -1)
}

/** ISO 8601: the first week is the one with the 4th of January. */
const inWeek = (year: number, of: number, on: number): Day | null => {
  const first = mondayOf(`${year}-01-04`)
  const monday = plus(first, (of - 1) * 7)
  return of >= 1 && monday < mondayOf(`${year + 1}-01-04`) ? plus(monday, on) : null
}

function after(today: Day, many: string, of: string, on: string | undefined): Day {
  const number = /^\d/.test(many) ? Number(many) : many === 'ett' ? 1 : numbers.indexOf(many)
  if (of.startsWith('dag')) return plus(today, number)
  if (of.startsWith('veck')) return on ? plus(mondayOf(today), number * 7 + numberOf(on)) : plus(today, number * 7)
  const [year, inMonth] = shifted(today, number)
  return exact(year, inMonth, Number(today.slice(8))) ?? lastOfMonth(today, number)
}
