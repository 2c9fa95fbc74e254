import { addFamilyMember, addParty, closeCase, evaluate, makeInquiry, moveCase, nameInquiry, noteStartDecision, readCase, writeMappingNote } from '@kring/contract/cases'
import { answerCommitment, listCommitments, makeCommitment, reportCommitment } from '@kring/contract/commitments'
import { checkContact, confirmConsent, readConsent, readConsentRule, refuseConsent, requestConsent, signConsent } from '@kring/contract/consent'
import { checkConsent, closeMeeting, goToItem, listMeetings, markPresence, openMeeting, planMeeting, readMeeting } from '@kring/contract/meetings'
import { openTopic, sendMessage } from '@kring/contract/messages'
import { approveMinutes, makeDecision, saveNote, shareFact, speakView } from '@kring/contract/minutes'
import { markGoal, moveGoal, readPlan, setGoal } from '@kring/contract/plan'
import type { BodyOf } from '@kring/contract/route'
import { cast, functions, type CastName } from './cast.ts'
import type { Speaker } from './teller.ts'

/** What a story needs: somebody who speaks, a clock, and the day on which it ends. */
export interface Stage {
  as(name: CastName): Promise<Speaker>
  at(instant: string): Promise<void>
  /** The day `days` from the story's today, `YYYY-MM-DD`. */
  day(days: number): string
}

interface Told {
  caseId: string
  /** The day of the inquiry, from the story's today. */
  since: number
  parties: Record<string, string>
}
type Staff = CastName
interface Family { youth: CastName; bornOn: string; guardians: readonly CastName[]; interpreter?: string }

/** Nine in the morning of a day relative to today, municipal time; `minutes` later than that. */
const morning = (stage: Stage, days: number, minutes = 0) => {
  const hour = 8 + Math.floor(minutes / 60)
  return `${stage.day(days)}T${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00Z`
}

async function asked(stage: Stage, days: number, by: Staff, asFunctionId: string, kind: 'sspf' | 'sig', concern: string): Promise<Told> {
  await stage.at(morning(stage, days))
  const { id: caseId } = await (await stage.as(by)).do(makeInquiry, {
    body: { kind, asFunctionId, toFunctionId: functions.coordinator, concern, familyKnows: true },
  })
  return { caseId, since: days, parties: {} }
}

async function moved(stage: Stage, told: Told, state: BodyOf<typeof moveCase>['state'], more: Pick<BodyOf<typeof moveCase>, 'reason' | 'pause'> = {}) {
  await (await stage.as('majken')).do(moveCase, { params: { caseId: told.caseId }, body: { state, ...more } })
}

async function named(stage: Stage, told: Told, by: Staff, name: string, bornYear: number) {
  await (await stage.as(by)).do(nameInquiry, {
    params: { caseId: told.caseId }, body: { name, bornYear, ground: 'guardian-go-ahead', groundNote: 'Vårdnadshavaren sa ja i telefon.' },
  })
}

/** What a SIG needs besides consent: the agencies' decisions to start, by who made them. */
async function decided(stage: Stage, told: Told, days: number, by: Record<string, string>) {
  const majken = await stage.as('majken')
  for (const [agencyKind, decidedBy] of Object.entries(by)) {
    await majken.do(noteStartDecision, { params: { caseId: told.caseId }, body: { agencyKind, decidedBy, decidedOn: stage.day(days) } })
  }
}

/** The family and the agencies that are thought of; `told.parties` knows everybody by name afterwards. */
async function gathered(stage: Stage, told: Told, family: Family, agencies: readonly Staff[], inquirer: Staff) {
  const majken = await stage.as('majken')
  const params = { caseId: told.caseId }
  await majken.do(addFamilyMember, { params, body: { role: 'youth', name: cast[family.youth].name, bornOn: family.bornOn, personalNumber: cast[family.youth].subject } })
  for (const name of family.guardians) {
    await majken.do(addFamilyMember, { params, body: {
      role: 'guardian', name: cast[name].name, personalNumber: cast[name].subject, locale: localeOf(name),
      ...(family.interpreter ? { interpreter: family.interpreter } : {}),
      custody: { kind: family.guardians.length > 1 ? 'joint' : 'sole', evidence: 'Folkbokföringen', checkedOn: stage.day(told.since) },
    } })
  }
  for (const name of agencies) await majken.do(addParty, { params, body: { functionId: cast[name].holds[0]! } })
  const file = await majken.do(readCase, { params })
  for (const party of file.parties) {
    const holder = (Object.keys(cast) as CastName[]).find((name) => (party.functionId ? (cast[name].holds as readonly string[]).includes(party.functionId) : cast[name].name === party.label))
    if (holder && !told.parties[holder]) told.parties[holder] = party.id
  }
  told.parties['majken'] ??= file.parties.find((party) => party.kind === 'coordinator')!.id
  told.parties[inquirer] ??= file.parties.find((party) => party.inquirer)!.id
}

const localeOf = (name: CastName) => ('locale' in cast[name] ? (cast[name] as { locale?: string }).locale ?? 'sv' : 'sv') as 'sv'

const joint = ['team', 'plan', 'meeting', 'conversation', 'voice', 'guardian-view']

/** Asks the family, in words and lines; facts go only where they are needed. */
async function requested(stage: Stage, told: Told, family: Family, team: readonly Staff[], more: { purpose: string; facts: Partial<Record<Staff, string[]>>; exclusions?: string }) {
  const majken = await stage.as('majken')
  const params = { caseId: told.caseId }
  for (const name of [family.youth, ...family.guardians]) {
    await majken.do(checkContact, { params, body: { partyId: told.parties[name]!, safe: true, channel: 'telefon, dagtid' } })
  }
  const facts = Object.entries(more.facts).flatMap(([giver, categories]) =>
    categories!.flatMap((category) => team.map((reader) => ({ partyId: told.parties[reader]!, category, reads: reader !== 'ture' || category.startsWith('police'), gives: reader === giver }))))
  const { id } = await majken.do(requestConsent, { params, body: {
    lines: [...team.flatMap((name) => joint.map((category) => ({ partyId: told.parties[name]!, category, reads: true, gives: true }))), ...facts.filter((line) => line.reads || line.gives)],
    purpose: more.purpose,
    validUntilOn: (await majken.do(readConsentRule, { params })).maxValidUntilOn,
    reach: 'from-now',
    ...(more.exclusions ? { exclusions: more.exclusions } : {}),
    informed: { how: 'meeting', interpreter: family.interpreter !== undefined },
  } })
  return id
}

async function signed(stage: Stage, told: Told, requestId: string, name: CastName) {
  const speaker = await stage.as(name)
  const { requests } = await speaker.do(readConsent, { params: { caseId: told.caseId } })
  const { textHash } = requests.find(({ id }) => id === requestId)!
  await speaker.do(signConsent, { params: { caseId: told.caseId, requestId }, body: { locale: localeOf(name), textHash, understood: true } })
}

async function confirmed(stage: Stage, told: Told, requestId: string, team: readonly Staff[]) {
  for (const name of team) await (await stage.as(name)).do(confirmConsent, { params: { caseId: told.caseId, requestId }, body: {} })
}

interface Course {
  kind: 'start' | 'follow-up' | 'closing'
  days: number
  present: readonly CastName[]
  words?: [name: CastName, text: string][]
  facts?: [name: Staff, category: string, text: string | null][]
  notes?: Record<string, string>
  decisions?: [item: string, text: string][]
  during?: (meetingId: string) => Promise<void>
  next?: number
}

/** Holds a meeting by its fixed agenda, from the welcome to the approval; answers with its id. */
async function met(stage: Stage, told: Told, course: Course, planned?: string) {
  const params = { caseId: told.caseId }
  const majken = await stage.as('majken')
  const startsAt = `${stage.day(course.days)}T14:00:00Z`
  const meetingId = planned ?? (await majken.do(planMeeting, { params, body: { kind: course.kind, startsAt, place: 'Kastanjen, rum 2' } })).id
  const here = { ...params, meetingId }
  await stage.at(startsAt)
  const leader = await stage.as('majken')
  await leader.do(openMeeting, { params: here })
  await leader.do(markPresence, { params: here, body: { parties: course.present.map((name) => ({ partyId: told.parties[name]!, presence: 'present' as const })) } })
  const { items } = await leader.do(readMeeting, { params: here })
  const version = async () => (await leader.do(listMeetings, { params })).items.find(({ id }) => id === meetingId)!.version
  for (const [index, item] of items.entries()) {
    if (index > 0) await leader.do(goToItem, { params: here, body: { to: item.id }, ifMatch: await version() })
    const at = { ...here, itemId: item.id }
    if (item.records.includes('consent-check')) await leader.do(checkConsent, { params: here, body: { outcome: 'passed' } })
    for (const [name, text] of course.words ?? []) {
      const own = item.records.includes(cast[name].kind === 'family' && isYouth(name) ? 'child-view' : 'guardian-view')
      if (own) await (await stage.as(name)).do(speakView, { params: here, body: { partyId: told.parties[name]!, itemId: item.id, form: 'speech', text } })
    }
    if (item.records.includes('shared-fact')) {
      for (const [name, category, text] of course.facts ?? []) await (await stage.as(name)).do(shareFact, { params: at, body: { category, text } })
    }
    const note = course.notes?.[item.code]
    if (note) await leader.do(saveNote, { params: at, body: { text: note }, ifMatch: 0 })
    for (const [code, text] of course.decisions ?? []) if (code === item.code) await leader.do(makeDecision, { params: at, body: { text } })
    if (item.records.includes('goal') || item.records.includes('commitment-report')) await course.during?.(meetingId)
  }
  let nextId: string | undefined
  if (course.next !== undefined) {
    nextId = (await leader.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: `${stage.day(course.next)}T13:00:00Z`, place: 'Kastanjen, rum 2' } })).id
  }
  await leader.do(closeMeeting, { params: here, ifMatch: await version() })
  for (const name of course.present) await (await stage.as(name)).do(approveMinutes, { params: here })
  return nextId
}
const isYouth = (name: CastName) => ['vilgot', 'alma', 'loke', 'tuva', 'elvira', 'milo', 'saga', 'sixten'].includes(name)

async function promised(stage: Stage, told: Told, meetingId: string | undefined, goalId: string | undefined, owner: CastName, text: string, dueDays: number) {
  const params = { caseId: told.caseId }
  const { id } = await (await stage.as('majken')).do(makeCommitment, { params, body: {
    ownerId: told.parties[owner]!, text, dueOn: stage.day(dueDays), ...(goalId ? { goalId } : {}), ...(meetingId ? { meetingId } : {}),
  } })
  if (owner !== 'majken') await (await stage.as(owner)).do(answerCommitment, { params: { ...params, commitmentId: id }, body: { answer: 'accepted' }, ifMatch: 0 })
  return id
}

async function reported(stage: Stage, told: Told, commitmentId: string, by: CastName, body: BodyOf<typeof reportCommitment>) {
  const params = { caseId: told.caseId, commitmentId }
  const speaker = await stage.as(by)
  const { items } = await speaker.do(listCommitments, { params: { caseId: told.caseId } })
  await speaker.do(reportCommitment, { params, body, ifMatch: items.find(({ id }) => id === commitmentId)!.version })
}

/** An ordinary course around Vilgot, in the middle of it. */
async function vilgot(stage: Stage) {
  const told = await asked(stage, -70, 'sara', functions.mentor, 'sspf', 'En elev i åttan är borta allt fler morgnar. Han säger att han inte sover.')
  const family: Family = { youth: 'vilgot', bornOn: '2012-03-03', guardians: ['asta', 'nils'] }
  const team: Staff[] = ['majken', 'sara', 'ture', 'ester', 'agda']
  await stage.at(morning(stage, -69))
  await named(stage, told, 'sara', 'Vilgot Provlund', 2012)
  await moved(stage, told, 'screening')
  await stage.at(morning(stage, -66))
  await moved(stage, told, 'mapping')
  const majken = await stage.as('majken')
  for (const [area, text] of [
    ['own-words', 'Vilgot: Jag orkar inte med morgnarna. Ingen frågar varför.'],
    ['strengths', 'Hjälper sin kusin med läxor. Bra på matte. Kommer alltid till Kastanjen på torsdagar.'],
    ['school', 'Borta mest första lektionen. Trygg med sin mentor.'],
    ['whom-to-invite', 'Skolan, Kastanjen, polisens kontaktperson, socialsekreteraren.'],
    ['not-to-raise', 'Inte prata om mammas jobb inför skolan.'],
  ] as const) await majken.do(writeMappingNote, { params: { caseId: told.caseId }, body: { area, text } })
  await gathered(stage, told, family, ['ture', 'ester', 'agda'], 'sara')
  await stage.at(morning(stage, -60))
  const requestId = await requested(stage, told, family, team, {
    purpose: 'Att Vilgot ska orka till skolan och ha något att komma till.',
    facts: { sara: ['school-attendance'], ester: ['leisure'], ture: ['police-leisure'], agda: ['social-contact'] },
    exclusions: 'Inte något om mammas arbete.',
  })
  await stage.at(morning(stage, -59))
  await signed(stage, told, requestId, 'asta')
  await stage.at(morning(stage, -58))
  await signed(stage, told, requestId, 'nils')
  await stage.at(morning(stage, -57))
  await confirmed(stage, told, requestId, team)

  const params = { caseId: told.caseId }
  const promises: string[] = []
  const second = await met(stage, told, {
    kind: 'start', days: -50, present: [...team, 'vilgot', 'asta', 'nils'],
    words: [['vilgot', 'Jag vill att någon väntar på mig vid dörren, inte i klassrummet.'], ['asta', 'Vi är oroliga på morgnarna. Det blir bråk.']],
    facts: [['sara', 'school-attendance', 'Borta 11 av 20 förstalektioner i september.'], ['ester', 'leisure', 'Kommer varje torsdag och hjälper till i köket.'], ['ture', 'police-leisure', null], ['agda', 'social-contact', 'Familjen har en kontakt hos oss sedan i våras.']],
    notes: { strengths: 'Vilgot är bra på matte och hjälper sin kusin. Han är alltid på Kastanjen på torsdagar.' },
    decisions: [['contact', 'Sara är den som familjen ringer om skolan. Majken svarar om allt annat.']],
    during: async (meetingId) => {
      const speaker = await stage.as('majken')
      const words: [string, string, string, number][] = [
        ['Jag vill orka gå upp.', 'Närvaro på första lektionen', 'school', 3],
        ['Jag vill ha något på helgerna.', 'En trygg plats på fritiden', 'leisure', 5],
        ['Jag vill att det är lugnt hemma på morgonen.', 'Morgonrutin utan bråk', 'home', 4],
      ]
      const goals: string[] = []
      for (const [youthWords, professionalWords, area, value] of words) {
        const { id } = await speaker.do(setGoal, { params, body: { youthWords, professionalWords, area: area as 'school', term: 'short' } })
        await speaker.do(markGoal, { params: { ...params, goalId: id }, body: { value, moment: 'start', meetingId } })
        goals.push(id)
      }
      promises.push(
        await promised(stage, told, meetingId, goals[0], 'sara', 'Möta Vilgot vid dörren klockan åtta, måndag till fredag', -36),
        await promised(stage, told, meetingId, goals[0], 'agda', 'Ordna tid hos sömnskolan', -30),
        await promised(stage, told, meetingId, goals[1], 'ester', 'Ge Vilgot ansvar för fredagskvällens musik', -28),
        await promised(stage, told, meetingId, goals[1], 'ture', 'Komma förbi Kastanjen en torsdag och äta med gänget', -24),
        await promised(stage, told, meetingId, goals[2], 'asta', 'Väcka Vilgot en halvtimme tidigare, utan att tjata', -24),
        await promised(stage, told, meetingId, goals[2], 'vilgot', 'Lägga telefonen i köket klockan tio', -24),
        await promised(stage, told, meetingId, goals[0], 'majken', 'Skriva till rektorn om senare start på tisdagar', -40),
      )
    },
    next: -22,
  })
  await stage.at(morning(stage, -37))
  await reported(stage, told, promises[0]!, 'sara', { outcome: 'done', note: 'Han kom fyra dagar av fem.' })
  await stage.at(morning(stage, -35))
  await reported(stage, told, promises[6]!, 'majken', { outcome: 'done' })
  await stage.at(morning(stage, -31))
  await reported(stage, told, promises[1]!, 'agda', { outcome: 'more-time', dueOn: stage.day(1), reason: 'Kö. Ny tid kommer i brev.' })
  await stage.at(morning(stage, -29))
  await reported(stage, told, promises[2]!, 'ester', { outcome: 'done', note: 'Det blev bra musik.' })

  await met(stage, told, {
    kind: 'follow-up', days: -22, present: ['majken', 'sara', 'ester', 'agda', 'ture', 'vilgot', 'asta'],
    words: [['vilgot', 'Det är bättre. Men tisdagar är fortfarande omöjliga.']],
    facts: [['sara', 'school-attendance', 'Borta 3 av 18 förstalektioner sedan sist.'], ['ester', 'leisure', 'Håller i musiken på fredagar.'], ['ture', 'police-leisure', null]],
    notes: { assessment: 'Närmare målet om morgnarna. Tisdagarna återstår.' },
    decisions: [['assessment', 'Vi fortsätter som planerat.']],
    during: async (meetingId) => {
      await reported(stage, told, promises[3]!, 'majken', { outcome: 'done' })
      await reported(stage, told, promises[4]!, 'majken', { outcome: 'partly', note: 'Tre dagar i veckan.' })
      await reported(stage, told, promises[5]!, 'majken', { outcome: 'done' })
      const speaker = await stage.as('majken')
      const { goals } = await speaker.do(readPlan, { params })
      for (const [index, value] of [5, 7, 5].entries()) await speaker.do(markGoal, { params: { ...params, goalId: goals[index]!.id }, body: { value, moment: 'now', meetingId } })
      await speaker.do(moveGoal, { params: { ...params, goalId: goals[1]!.id }, body: { state: 'nearly-there' } })
      await speaker.do(moveGoal, { params: { ...params, goalId: goals[0]!.id }, body: { state: 'on-the-way' } })
      await promised(stage, told, meetingId, goals[0]!.id, 'sara', 'Prova senare start på tisdagar i två veckor', 0)
      await promised(stage, told, meetingId, goals[1]!.id, 'ture', 'Ringa Asta om helgen', 1)
    },
    next: 2,
  }, second)

  await stage.at(morning(stage, -9))
  const { id: topicId } = await (await stage.as('sara')).do(openTopic, { params, body: { title: 'Tisdagarna', text: 'Nu är senare start på tisdagar inlagd i schemat. Hur känns det?' } })
  await stage.at(morning(stage, -8, 40))
  await (await stage.as('vilgot')).do(sendMessage, { params: { ...params, topicId }, body: { text: 'Bra! Jag kom i tid.' } })
  await stage.at(morning(stage, -7, 20))
  await (await stage.as('ester')).do(sendMessage, { params: { ...params, topicId }, body: { text: 'Roligt att höra. På fredag kör vi pannkakor.' } })
  await stage.at(morning(stage, -2, 10))
  await (await stage.as('majken')).do(openTopic, { params, body: { title: 'Till nästa möte', text: 'Säg gärna vad du vill ta upp, Vilgot. Det går bra att skriva här.' } })
}

/** A SIG around Alma, with a meeting tomorrow. */
async function alma(stage: Stage) {
  const told = await asked(stage, -45, 'agda', functions.socialSecretary, 'sig', 'En sextonåring har hamnat i fel sällskap och vill själv ha hjälp att komma ur det.')
  const family: Family = { youth: 'alma', bornOn: '2010-04-14', guardians: ['hodan'], interpreter: 'somaliska' }
  const team: Staff[] = ['majken', 'agda', 'ture', 'sara']
  await stage.at(morning(stage, -44))
  await named(stage, told, 'agda', 'Alma Påhittad', 2010)
  await moved(stage, told, 'screening')
  await moved(stage, told, 'mapping')
  await gathered(stage, told, family, ['ture', 'sara'], 'agda')
  await stage.at(morning(stage, -38))
  const requestId = await requested(stage, told, family, team, {
    purpose: 'Att Alma ska komma ur det hon vill ur, och vara trygg.', facts: { ture: ['police-leisure'], agda: ['social-contact', 'social-intervention'], sara: ['school-attendance'] },
  })
  await stage.at(morning(stage, -37))
  await signed(stage, told, requestId, 'alma')
  await stage.at(morning(stage, -36))
  await signed(stage, told, requestId, 'hodan')
  await decided(stage, told, -36, { social: 'Majken Testberg', police: 'Ture Fiktivius' })
  await confirmed(stage, told, requestId, team)
  await met(stage, told, {
    kind: 'start', days: -27, present: [...team, 'alma', 'hodan'],
    words: [['alma', 'Jag vill kunna gå hem utan att se mig om.']],
    facts: [['ture', 'police-leisure', null], ['sara', 'school-attendance', 'God närvaro.']],
    during: async (meetingId) => {
      const params = { caseId: told.caseId }
      const speaker = await stage.as('majken')
      const { id } = await speaker.do(setGoal, { params, body: { youthWords: 'Jag vill kunna gå hem själv.', professionalWords: 'Trygg väg till och från skolan', area: 'peers', term: 'short' } })
      await speaker.do(markGoal, { params: { ...params, goalId: id }, body: { value: 2, moment: 'start', meetingId } })
      await promised(stage, told, meetingId, id, 'ture', 'Svara när Alma ringer, även på kvällen', 20)
      await promised(stage, told, meetingId, id, 'agda', 'Söka plats i mentorsprogrammet', 4)
    },
    next: 1,
  })
}

/** Loke's guardians do not agree; nothing is shared. */
async function loke(stage: Stage) {
  const told = await asked(stage, -24, 'sara', functions.mentor, 'sspf', 'En elev i sjuan drar sig undan och hänger med äldre på stan.')
  const family: Family = { youth: 'loke', bornOn: '2013-07-07', guardians: ['freja', 'bo'] }
  await stage.at(morning(stage, -23))
  await named(stage, told, 'sara', 'Loke Sagosson', 2013)
  await moved(stage, told, 'screening')
  await moved(stage, told, 'mapping')
  await gathered(stage, told, family, ['ture', 'ester', 'agda'], 'sara')
  await stage.at(morning(stage, -16))
  const requestId = await requested(stage, told, family, ['majken', 'sara', 'ture', 'ester', 'agda'], { purpose: 'Att Loke får vuxna omkring sig.', facts: { sara: ['school-attendance'] } })
  await stage.at(morning(stage, -15))
  await signed(stage, told, requestId, 'freja')
  await stage.at(morning(stage, -12))
  await (await stage.as('bo')).do(refuseConsent, { params: { caseId: told.caseId, requestId } })
}

/** Tuva turns 15 in nine days, and signs for herself from then on. */
async function tuva(stage: Stage) {
  const told = await asked(stage, -40, 'sara', functions.mentor, 'sspf', 'En elev i nian kommer sällan till skolan efter lov.')
  const turning = stage.day(9)
  const family: Family = { youth: 'tuva', bornOn: `${Number(turning.slice(0, 4)) - 15}${turning.slice(4)}`, guardians: ['nour'], interpreter: 'arabiska' }
  const team: Staff[] = ['majken', 'sara', 'ester', 'ture', 'agda']
  await stage.at(morning(stage, -39))
  await named(stage, told, 'sara', 'Tuva Låtsas', Number(family.bornOn.slice(0, 4)))
  await moved(stage, told, 'screening')
  await moved(stage, told, 'mapping')
  await gathered(stage, told, family, ['ester', 'ture', 'agda'], 'sara')
  await stage.at(morning(stage, -32))
  const requestId = await requested(stage, told, family, team, { purpose: 'Att Tuva ska hitta tillbaka efter loven.', facts: { sara: ['school-attendance', 'school-results'] } })
  await stage.at(morning(stage, -31))
  await signed(stage, told, requestId, 'nour')
  await confirmed(stage, told, requestId, team)
  const params = { caseId: told.caseId }
  await stage.at(morning(stage, -20))
  const { id } = await (await stage.as('majken')).do(setGoal, { params, body: { youthWords: 'Jag vill börja om utan att alla tittar.', area: 'school', term: 'short' } })
  await promised(stage, told, undefined, id, 'sara', 'Ordna en lugn plats första lektionen', 3)
  await (await stage.as('majken')).do(planMeeting, { params, body: { kind: 'start', startsAt: `${stage.day(6)}T13:00:00Z`, place: 'Lindskolan, grupprum 4' } })
}

/** A case that ended as planned, with Elvira's evaluation first. */
async function elvira(stage: Stage) {
  const told = await asked(stage, -160, 'sara', functions.mentor, 'sspf', 'En elev i nian vill byta umgänge och behöver hjälp.')
  const family: Family = { youth: 'elvira', bornOn: '2010-06-06', guardians: ['pia'] }
  const team: Staff[] = ['majken', 'sara', 'ester', 'ture', 'agda']
  await stage.at(morning(stage, -159))
  await named(stage, told, 'sara', 'Elvira Sagoberg', 2010)
  await moved(stage, told, 'screening')
  await moved(stage, told, 'mapping')
  await gathered(stage, told, family, ['ester', 'ture', 'agda'], 'sara')
  await stage.at(morning(stage, -150))
  const requestId = await requested(stage, told, family, team, { purpose: 'Att Elvira ska få nya vänner och trivas.', facts: { ester: ['leisure'] } })
  await stage.at(morning(stage, -149))
  await signed(stage, told, requestId, 'elvira')
  await signed(stage, told, requestId, 'pia')
  await confirmed(stage, told, requestId, team)
  const params = { caseId: told.caseId }
  await stage.at(morning(stage, -140))
  const speaker = await stage.as('majken')
  const { id } = await speaker.do(setGoal, { params, body: { youthWords: 'Jag vill ha någon att äta lunch med.', area: 'peers', term: 'short' } })
  await speaker.do(markGoal, { params: { ...params, goalId: id }, body: { value: 2, moment: 'start' } })
  const promise = await promised(stage, told, undefined, id, 'ester', 'Presentera Elvira för teatergruppen', -130)
  await stage.at(morning(stage, -131))
  await reported(stage, told, promise, 'ester', { outcome: 'done', note: 'Hon fick en roll.' })
  await stage.at(morning(stage, -21))
  await moved(stage, told, 'closing')
  const elviras = await stage.as('elvira')
  await elviras.do(evaluate, { params, body: { partyId: told.parties['elvira']!, block: 'alliance', answers: { listened: 9, 'kept-promises': 8, reached: 9, better: 9, helped: 'Att Ester inte gav upp.' } } })
  await (await stage.as('pia')).do(evaluate, { params, body: { partyId: told.parties['pia']!, block: 'alliance', answers: { listened: 8, 'kept-promises': 8, reached: 8 } } })
  const esters = await stage.as('ester')
  await esters.do(evaluate, { params, body: { partyId: told.parties['ester']!, block: 'efforts', answers: { together: 8, waited: 'En månad på den första träffen.' } } })
  await esters.do(evaluate, { params, body: { partyId: told.parties['ester']!, block: 'effects', answers: { better: 8, changed: 'Hon kommer själv, två kvällar i veckan.' } } })
  await met(stage, told, { kind: 'closing', days: -20, present: [...team, 'elvira', 'pia'], decisions: [['support', 'Teatergruppen fortsätter till sommaren, och Ester är kvar.']] })
  await stage.at(morning(stage, -20, 500))
  const closer = await stage.as('majken')
  await closer.do(markGoal, { params: { ...params, goalId: id }, body: { value: 8, moment: 'end' } })
  await closer.do(moveGoal, { params: { ...params, goalId: id }, body: { state: 'reached' } })
  await closer.do(closeCase, { params, body: { reason: 'as-planned', continuingSupport: 'Teatergruppen fortsätter.', copyGivenOn: stage.day(-20) } })
}

/** From the first question to a consent that everybody has signed, in the ten days from `days` on. */
async function underWay(stage: Stage, days: number, kind: 'sspf' | 'sig', family: Family, more: { concern: string; purpose: string; facts: Partial<Record<Staff, string[]>> }) {
  const told = await asked(stage, days, 'agda', functions.socialSecretary, kind, more.concern)
  const team: Staff[] = ['majken', 'agda', 'sara', 'ester', 'ture']
  await stage.at(morning(stage, days + 1))
  await named(stage, told, 'agda', cast[family.youth].name, Number(family.bornOn.slice(0, 4)))
  await moved(stage, told, 'screening')
  await moved(stage, told, 'mapping')
  await gathered(stage, told, family, ['sara', 'ester', 'ture'], 'agda')
  await stage.at(morning(stage, days + 9))
  const requestId = await requested(stage, told, family, team, more)
  await stage.at(morning(stage, days + 10))
  for (const name of [family.youth, ...family.guardians]) await signed(stage, told, requestId, name)
  if (kind === 'sig') await decided(stage, told, days + 10, { social: 'Majken Testberg', police: 'Ture Fiktivius' })
  await confirmed(stage, told, requestId, team)
  return { told, params: { caseId: told.caseId } }
}

/** Milo lives elsewhere for a time: the plan rests, and what the school has promised stands. */
async function milo(stage: Stage) {
  const { told, params } = await underWay(stage, -110, 'sspf', { youth: 'milo', bornOn: '2009-02-20', guardians: ['disa'] }, {
    concern: 'En sjuttonåring sover borta och kommer inte till skolan.',
    purpose: 'Att Milo ska ha en skola och vuxna att komma tillbaka till.', facts: { sara: ['school-attendance'], agda: ['social-contact'] },
  })
  await stage.at(morning(stage, -90))
  const { id } = await (await stage.as('majken')).do(setGoal, { params, body: { youthWords: 'Jag vill ha kvar min plats i klassen.', professionalWords: 'Skolgången håller ihop', area: 'school', term: 'long' } })
  await promised(stage, told, undefined, id, 'sara', 'Skicka uppgifter varje måndag och spara platsen', 40)
  await stage.at(morning(stage, -30))
  await moved(stage, told, 'paused', { pause: 'placement' })
}

/** Saga's case is about to end: she has said how it went, and her father has not yet. */
async function saga(stage: Stage) {
  const { told, params } = await underWay(stage, -130, 'sspf', { youth: 'saga', bornOn: '2011-08-18', guardians: ['ragnar'] }, {
    concern: 'En elev i nian har slutat komma på eftermiddagarna.',
    purpose: 'Att Saga ska gå ut nian och ha något eget.', facts: { sara: ['school-attendance', 'school-results'] },
  })
  await stage.at(morning(stage, -112))
  const majken = await stage.as('majken')
  const { id } = await majken.do(setGoal, { params, body: { youthWords: 'Jag vill klara matten.', professionalWords: 'Godkänt i matematik', area: 'school', term: 'short' } })
  await majken.do(markGoal, { params: { ...params, goalId: id }, body: { value: 3, moment: 'start' } })
  const promise = await promised(stage, told, undefined, id, 'sara', 'Sitta med Saga en timme i veckan', -40)
  await stage.at(morning(stage, -41))
  await reported(stage, told, promise, 'sara', { outcome: 'done', note: 'Nio gånger av tio.' })
  await stage.at(morning(stage, -5))
  await moved(stage, told, 'closing')
  await (await stage.as('majken')).do(planMeeting, { params, body: { kind: 'closing', startsAt: `${stage.day(4)}T14:00:00Z`, place: 'Lindskolan, grupprum 4' } })
  await stage.at(morning(stage, -3))
  await (await stage.as('saga')).do(evaluate, { params, body: { partyId: told.parties['saga']!, block: 'alliance', answers: { reached: 8, kept: 9, helped: 'Att någon räknade med mig.' } } })
}

/** Sixten is of age and signed alone; his SIG has ended, and is looked at once more. */
async function sixten(stage: Stage) {
  const { told, params } = await underWay(stage, -200, 'sig', { youth: 'sixten', bornOn: '2007-05-05', guardians: [] }, {
    concern: 'En ung man vill lämna ett gäng och har bett om hjälp.',
    purpose: 'Att Sixten ska ha ett arbete och ett eget ställe.', facts: { ture: ['police-leisure'], agda: ['social-contact'] },
  })
  await stage.at(morning(stage, -180))
  const { id } = await (await stage.as('majken')).do(setGoal, { params, body: { youthWords: 'Jag vill ha ett jobb som är mitt.', professionalWords: 'Fast arbete', area: 'economy', term: 'long' } })
  const promise = await promised(stage, told, undefined, id, 'agda', 'Följa med till arbetsförmedlingen', -170)
  await stage.at(morning(stage, -171))
  await reported(stage, told, promise, 'agda', { outcome: 'done', note: 'Praktik från måndag.' })
  await stage.at(morning(stage, -62))
  await moved(stage, told, 'closing')
  await (await stage.as('sixten')).do(evaluate, { params, body: { partyId: told.parties['sixten']!, block: 'alliance', answers: { reached: 7, kept: 8, helped: 'Att Ture svarade.' } } })
  await stage.at(morning(stage, -60))
  const majken = await stage.as('majken')
  await majken.do(moveGoal, { params: { ...params, goalId: id }, body: { state: 'reached' } })
  await majken.do(closeCase, { params, body: { reason: 'as-planned', continuingSupport: 'Arbetsplatsen har en egen handledare.', followUpOn: stage.day(-4), copyGivenOn: stage.day(-60) } })
  await stage.at(morning(stage, -4))
  await moved(stage, told, 'follow-up', { reason: 'Ett samtal efter åtta veckor: hur går det på jobbet?' })
}

/** Three that have only begun, or came to nothing: a new question, one in mapping, one declined. */
async function beginnings(stage: Stage) {
  const declined = await asked(stage, -34, 'ester', functions.leisure, 'sspf', 'Några yngre har börjat röka bakom gården.')
  await stage.at(morning(stage, -33))
  await moved(stage, declined, 'screening')
  await moved(stage, declined, 'declined', { reason: 'Gäller en grupp, inte en ung person. Tas upp på områdesmötet.' })

  const mapping = await asked(stage, -11, 'rune', functions.principal, 'sspf', 'En elev har på kort tid fått dyra saker och nya vänner.')
  await stage.at(morning(stage, -10))
  await named(stage, mapping, 'rune', 'Kim Sagolund', 2012)
  await moved(stage, mapping, 'screening')
  await stage.at(morning(stage, -6))
  await moved(stage, mapping, 'mapping')
  await (await stage.as('majken')).do(writeMappingNote, { params: { caseId: mapping.caseId }, body: { area: 'next-step', text: 'Samtal med familjen på torsdag.' } })

  await asked(stage, -1, 'fia', functions.fieldWorker, 'sspf', 'Vi möter samma tonåring ute sent, flera kvällar i veckan.')
}

/** Everything that the demo municipality has lived through: eleven cases, of every state at least one. */
export const allStories: readonly ((stage: Stage) => Promise<void>)[] = [sixten, elvira, saga, vilgot, milo, alma, tuva, loke, beginnings]
