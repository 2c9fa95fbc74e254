import { allRoutes } from '@kring/contract'
import { liftBlock, listBlocks, setBlock } from '@kring/contract/blocks'
import { makeInquiry, writeMappingNote } from '@kring/contract/cases'
import { makeCommitment } from '@kring/contract/commitments'
import { checkContact, noteCustody, requestConsent } from '@kring/contract/consent'
import { openTopic, sendMessage } from '@kring/contract/messages'
import { shareFact, speakView } from '@kring/contract/minutes'
import { setGoal } from '@kring/contract/plan'
import { saveDraft } from '@kring/contract/sessions'
import { codeNames } from '@kring/words/code-names'
import { cast, functions, type CastName } from '../../server/demo/cast.ts'
import { probes } from '../access/probes.ts'
import { Random } from '../access/random.ts'
import { aSubject, type Subject } from '../access/subject.ts'
import { readPdf } from '../world/pdf.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { behind, fence, type Listener } from '../world/behind.ts'
import { note, property, type Property } from './property.ts'
import type { Proof } from './proofs.ts'

/**
 * The same history in two worlds, in which somebody writes something different, or writes nothing in one of them; whoever may not
 * know of it is answered the same bytes in both, and hears the same signals. `n` pairs, each with every view of two such people.
 */
export const twins: Proof = async ({ n = 1000, seed = 1 }) => {
  const properties = {
    answers: property('answers', 'Whoever may not know of something is answered the same bytes whatever it says, and whether it is there or not.'),
    signals: property('signals', 'Nobody hears of what they may not know.'),
  }
  for (const [round, of] of rounds.entries()) await compare(properties, { n: Math.ceil(n / rounds.length), seed: seed + round, of })
  for (const name of Object.keys(faults) as Fault[]) {
    const { breaks, act } = faults[name]
    const spoiled = { answers: property('answers', ''), signals: property('signals', '') }
    await compare(spoiled, { n: 8, seed, of: [act], fault: name })
    const on = properties[breaks]
    on['faults'] = { ...(on['faults'] as object), [name]: spoiled[breaks].violations.length > 0 ? 'found' : 'missed' }
    on.control = Object.values(on['faults'] as object).every((what) => what === 'found') ? 'found' : 'missed'
  }
  return Object.values(properties)
}

/** A case is called by lot. */
const anyCodeName = new RegExp(codeNames.join('|'), 'g')

type Properties = Record<'answers' | 'signals', Property>

/** Each spoils both worlds, and shows where somebody does one kind of thing. */
const faults = {
  'facts-of-others': { breaks: 'answers', act: 'fact' },
  'drafts-of-others': { breaks: 'answers', act: 'draft' },
  'signals-to-all': { breaks: 'signals', act: 'promise' },
} as const satisfies Record<string, { breaks: keyof Properties; act: string }>
type Fault = keyof typeof faults

async function spoil({ database }: World, fault: Fault) {
  const admin = await behind({ database })
  await admin.query({
    'facts-of-others': 'alter policy by_consent on shared_fact using (true)',
    'drafts-of-others': 'alter policy own on draft using (true) with check (person_id = app.person_here())',
    'signals-to-all': `create or replace function app.who_may_see(of_event uuid, people uuid[]) returns uuid[] language sql stable security definer
      set search_path = pg_catalog, public, app as 'select people'`,
  }[fault])
  await admin.close()
}

/** What somebody writes, and who may know of it; everybody else is an observer. */
interface Act {
  by: CastName
  knownTo: readonly CastName[]
  /** Whether it leaves no trace at all before anybody else, so that the other world can do without it. */
  canBeLeftOut: boolean
  write(client: Client, subject: Subject, words: string): Promise<unknown>
}

const inVilgots = ['majken', 'sara', 'ture', 'agda', 'ester', 'vilgot', 'asta', 'nils'] as const
const outsiders = ['freja', 'bo', 'berit', 'loke', 'ove', 'ada'] as const
const ofActive = ({ active }: Subject) => ({ caseId: active.caseId })
const ofPending = ({ pending }: Subject) => ({ caseId: pending.caseId })

const acts: Record<string, Act> = {
  mapping: {
    by: 'majken', knownTo: ['majken'], canBeLeftOut: true,
    write: (client, s, text) => client.do(writeMappingNote, { params: ofActive(s), body: { area: 'home', text } }),
  },
  contact: {
    by: 'majken', knownTo: ['majken'], canBeLeftOut: true,
    write: (client, s, channel) => client.do(checkContact, { params: ofActive(s), body: { partyId: s.active.parties.asta, safe: true, channel: channel.slice(0, 100), note: channel } }),
  },
  custody: {
    by: 'majken', knownTo: ['majken'], canBeLeftOut: true,
    write: (client, s, text) => client.do(noteCustody, { params: ofActive(s), body: { partyId: s.active.parties.nils, kind: 'joint', evidence: text.slice(0, 300), checkedOn: '2026-11-20' } }),
  },
  block: {
    by: 'freja', knownTo: ['freja'], canBeLeftOut: false,
    async write(client, s, reason) {
      const params = ofPending(s)
      const mine = (await client.do(listBlocks, { params })).blocks.find(({ yours }) => yours)
      if (mine) await client.do(liftBlock, { params: { ...params, blockId: mine.id } })
      await client.do(setBlock, { params, body: { functionId: functions.police, reason } })
    },
  },
  fact: {
    by: 'sara', knownTo: inVilgots.filter((name) => name !== 'ture'), canBeLeftOut: true,
    write: (client, s, text) => client.do(shareFact, { params: { ...ofActive(s), meetingId: s.meetingId, itemId: s.factItemId }, body: { category: 'school-attendance', text } }),
  },
  view: {
    by: 'asta', knownTo: inVilgots.filter((name) => name !== 'nils'), canBeLeftOut: false,
    write: (client, s, text) => client.do(speakView, { params: { ...ofActive(s), meetingId: s.meetingId }, body: { partyId: s.active.parties.asta, form: 'letter', text } }),
  },
  goal: {
    by: 'agda', knownTo: inVilgots, canBeLeftOut: true,
    write: async (client, s, text) => (await client.send(setGoal, { params: ofActive(s), body: { professionalWords: text, area: 'peers' } })).status,
  },
  promise: {
    by: 'ester', knownTo: inVilgots, canBeLeftOut: true,
    write: (client, s, text) => client.do(makeCommitment, { params: ofActive(s), body: { ownerId: s.active.parties.ester, text, dueOn: '2027-01-20' } }),
  },
  topic: {
    by: 'vilgot', knownTo: inVilgots, canBeLeftOut: true,
    write: (client, s, text) => client.do(openTopic, { params: ofActive(s), body: { title: text.slice(0, 80), text } }),
  },
  message: {
    by: 'ture', knownTo: inVilgots, canBeLeftOut: true,
    write: (client, s, text) => client.do(sendMessage, { params: { ...ofActive(s), topicId: s.topicId }, body: { text } }),
  },
  request: {
    by: 'majken', knownTo: ['majken', 'berit', 'freja', 'bo', 'loke', 'sara'], canBeLeftOut: true,
    write: (client, s, purpose) => client.do(requestConsent, {
      params: ofPending(s),
      body: {
        lines: [s.pending.parties.majken, s.pending.parties.sara, s.pending.parties.ture, s.pending.parties.ester].map((partyId) => ({ partyId, category: 'plan', reads: true, gives: true })),
        purpose, exclusions: purpose, validUntilOn: '2027-01-31', reach: 'all', informed: { how: 'letter', interpreter: false },
      },
    }),
  },
  inquiry: {
    by: 'sara', knownTo: ['sara', 'majken', 'berit'], canBeLeftOut: true,
    write: (client, _, concern) => client.do(makeInquiry, { body: { kind: 'sspf', asFunctionId: functions.mentor, toFunctionId: functions.coordinator, concern, familyKnows: false } }),
  },
  draft: {
    by: 'agda', knownTo: ['agda'], canBeLeftOut: true,
    write: (client, _, text) => client.do(saveDraft, { body: { place: 'note:1', text } }),
  },
}

/** What is done in the same two worlds: whoever may know of none of it is an observer of all of it. */
const rounds: (keyof typeof acts)[][] = [
  ['mapping', 'contact', 'custody'],
  ['fact', 'mapping', 'draft'],
  ['view'],
  ['goal', 'promise', 'topic', 'message', 'fact', 'view', 'mapping'],
  ['request', 'block', 'mapping'],
  ['inquiry', 'draft', 'contact'],
]

const words = ['hämtning', 'avstängd', 'ny vän', 'stal', 'sover', 'pengar', 'kniv', 'Gränsgatan 4', 'mormor', 'åklagare', 'rök', 'tåg']
const secretOf = (random: Random) => Array.from({ length: random.between(1, 12) }, () => random.pick(words)).join(' ')
const views = allRoutes.filter(({ method }) => method === 'GET')

interface Side {
  world: World
  subject: Subject
  clients: Map<CastName, Client>
  listeners: Map<CastName, { personId: string; live: Listener }>
}

async function openSide(fault: Fault | undefined): Promise<Side> {
  const world = await startWorld()
  if (fault) await spoil(world, fault)
  const subject = await aSubject(world)
  const clients = new Map<CastName, Client>()
  const listeners: Side['listeners'] = new Map()
  for (const name of [...inVilgots, ...outsiders]) {
    const client = await world.as(name)
    clients.set(name, client)
    listeners.set(name, { personId: cast[name].id, live: await client.listen() })
  }
  // What the signing in has set going is over.
  await fence(world, [...listeners.values()])
  return { world, subject, clients, listeners }
}

async function closeSide({ world, listeners }: Side) {
  for (const { live } of listeners.values()) live.close()
  await world.close()
}

async function compare(properties: Properties, { n, seed, of, fault }: { n: number; seed: number; of: readonly string[]; fault?: Fault }) {
  const sides = await Promise.all([openSide(fault), openSide(fault)])
  const observers = [...inVilgots, ...outsiders].filter((who) => of.every((name) => !acts[name]!.knownTo.includes(who)))
  for (let pair = 0; pair < n; pair++) {
    const random = new Random(seed, pair)
    const name = random.pick(of)
    const act = acts[name]!
    const [one, other] = [secretOf(random), act.canBeLeftOut && random.chance(0.5) ? null : secretOf(random)]
    const what = `pair ${pair} of ${of.join(', ')}, ${name} ("${one}" or ${other === null ? 'nothing' : `"${other}"`})`
    const heard = sides.map(({ listeners }) => new Map([...listeners].map(([who, { live }]) => [who, live.heard.length])))
    await Promise.all(sides.map(async ({ clients, subject }, index) => {
      const secret = index === 0 ? one : other
      if (secret !== null) await act.write(clients.get(act.by)!, subject, secret)
    }))
    for (const who of random.some(observers, 2)) {
      const [left, right] = await Promise.all(sides.map((side) => transcriptOf(side, who)))
      const differs = left!.flatMap((line, index) => (line === right![index] ? [] : [`${line}\n  or ${right![index]}`]))
      note(properties.answers, differs.length === 0 ? undefined : `${what} shows before ${who}: ${differs[0]}`)
    }
    await Promise.all(sides.map(({ world, listeners }) => fence(world, [...listeners.values()])))
    for (const who of observers) {
      const told = sides.map(({ listeners, subject }, index) => signalsOf(subject, listeners.get(who)!.live.heard.slice(heard[index]!.get(who))))
      const isSame = JSON.stringify(told[0]) === JSON.stringify(told[1])
      note(properties.signals, isSame && (!act.canBeLeftOut || told[0]!.length === 0) ? undefined : `${what}: ${who} hears ${JSON.stringify(told)}`)
    }
  }
  await Promise.all(sides.map(closeSide))
}

/** What was heard but the fence itself, with the two cases by their names. */
const signalsOf = ({ active, pending }: Subject, heard: Listener['heard']) =>
  heard.filter(({ about }) => !about?.startsWith('fence-'))
    .map(({ what, about, case: of }) => `${what} ${about} ${of === active.caseId ? 'active' : of === pending.caseId ? 'pending' : of}`)

/** Every view of somebody over HTTP, a line each: status and body to the byte, with ids by their order and without the clock. */
async function transcriptOf({ clients, subject }: Side, who: CastName): Promise<string[]> {
  const client = clients.get(who)!
  const lines: string[] = []
  for (const route of views) {
    const { row: _row, ...sent } = probes[route.name]!(subject)
    const { status, text, body } = await client.send(route, sent as never)
      const told = route.gives === 'application/pdf' && status < 300 ? (await readPdf(body)).text.replaceAll(/\d\d\.\d\d/g, 'there') : (text ?? (body as Buffer).toString('base64'))
      lines.push(`${route.name} ${status} ${inOrder(told)}`)
  }
  return lines
}

/** Ids, cursors, code names and the numbers of reports and papers are random and the clocks of two worlds are not one: they count by where they stand. */
const inOrder = (text: string) => {
  const places = new Map<string, number>()
  const place = (id: string) => {
    if (!places.has(id)) places.set(id, places.size)
    return `#${places.get(id)}`
  }
  return text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, place)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replaceAll(/"cursor":"[^"]*"/g, '"cursor":"there"')
    .replaceAll(anyCodeName, 'coded')
    .replaceAll(/"(number|formNumber)":"[\w-]{9}"/g, '"$1":"there"')
    .replaceAll(/Ms":\d+/g, 'Ms":0')
}
