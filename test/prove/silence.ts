import { randomUUID } from 'node:crypto'
import { endParty, listCases, readCase } from '@kring/contract/cases'
import { answerCommitment, listCommitments, makeCommitment, readCommitment } from '@kring/contract/commitments'
import { readConsent } from '@kring/contract/consent'
import { readCaseEvents } from '@kring/contract/history'
import { listMessages, listTopics, openTopic, sendMessage } from '@kring/contract/messages'
import { listNotices } from '@kring/contract/notices'
import { markGoal, readPlan, setGoal } from '@kring/contract/plan'
import { endMySession, listMySessions } from '@kring/contract/sessions'
import { sendReminder } from '@kring/server/features/notices/reminders'
import pg from 'pg'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { rewrite } from '../access/faults.ts'
import { Random } from '../access/random.ts'
import { aCase, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { behind, fence, until, type Listener } from '../world/behind.ts'
import { startPrograms } from '../world/programs.ts'
import { catchMails, startQueueing, startWork } from '../world/work.ts'
import { note, property, type Property } from './property.ts'
import type { Proof } from './proofs.ts'

/** Two nodes with their workers: as programs of their own, or in this process. */
type Place = Pick<World, 'as' | 'asPerson' | 'database' | 'urls'>
type Admin = Awaited<ReturnType<typeof behind>>
type Jobs = Awaited<ReturnType<typeof startQueueing>>['jobs']

/**
 * Who loses sight of a case loses it at once and everywhere: `n` losses while words flow in several cases, on two API
 * processes and one worker process on one database.
 */
export const silence: Proof = async ({ n = 30, seed = 1 }) => {
  const mails = await catchMails()
  const place = await startPrograms({ nodes: 2, workers: 1, smtpPort: mails.port })
  const properties = await watch(place, { n, seed, rounds })
  await place.close()
  await mails.close()
  await plantFaults(properties, seed)
  return Object.values(properties)
}

/** The same in one process: two nodes and a worker, for the tests. */
export const silenceSmall: Proof = async ({ n = rounds.length, seed = 1 }) => {
  const properties = await inOneProcess({ n, seed, rounds })
  await plantFaults(properties, seed)
  return Object.values(properties)
}

type Properties = Record<'refused' | 'silent' | 'knocked' | 'unsent', Property>

async function inOneProcess(setting: Setting, spoil?: (place: World) => Promise<void>): Promise<Properties> {
  const world = await startWorld({ nodes: 2 })
  await spoil?.(world)
  const mails = await catchMails()
  const work = await startWork(world, { smtpPort: mails.port })
  try {
    return await watch(world, setting)
  } finally {
    await work.close()
    await mails.close()
    await world.close()
  }
}

/** How somebody loses sight. */
const rounds = ['withdrawal', 'withdrawal-of-all', 'left-team', 'function-ended', 'session-ended'] as const
type Loss = (typeof rounds)[number]

interface Setting {
  n: number
  seed: number
  rounds: readonly Loss[]
}

/** Rounds that run beside each other, each with its own case. */
const lanes = 3
const background = 2

async function watch(place: Place, { n, seed, rounds }: Setting): Promise<Properties> {
  const properties: Properties = {
    refused: property('refused-at-once', 'Whoever has lost sight is refused in every request that is sent after the loss was acknowledged.'),
    silent: property('no-word-after', 'Nothing that is made after the loss was acknowledged is even told of to whoever has lost sight.'),
    knocked: property('told-to-put-away', 'Every connection of whoever has lost sight is told to put away what it holds, or is hung up.'),
    unsent: property('nothing-sent', 'A reminder that was queued before the loss is not sent after it.'),
  }
  const queueing = await startQueueing(place, undefined)
  const beside = await Promise.all(Array.from({ length: background }, () => openCase(place)))
  const crowd = await Promise.all(beside.flatMap((_, node) => (['majken', 'sara', 'agda', 'ture', 'ester', 'vilgot', 'asta', 'nils', 'ove', 'freja'] as const)
    .flatMap((name) => Array.from({ length: 3 }, async () => (await place.as(name, node)).listen()))))
  let over = false
  const flowing = beside.map((opened) => flow(place, opened, () => !over))

  const waits: number[] = []
  const counts = { writes: 0, requests: 0, heardByOthers: 0, sockets: crowd.length }
  let next = 0
  const lane = async () => {
    const admin = await behind(place)
    for (let number; (number = next++) < n; ) {
      const round = new Round(place, admin, queueing.jobs, new Random(seed, number), rounds[number % rounds.length]!, properties, `round ${number}`)
      await round.run()
      waits.push(...round.waits)
      counts.writes += round.writes
      counts.requests += round.requests
      counts.heardByOthers += round.heardByOthers
      counts.sockets += round.sockets
    }
    await admin.close()
  }
  const lanesEnded = await Promise.allSettled(Array.from({ length: Math.min(lanes, n) }, lane))
  over = true
  counts.writes += (await Promise.all(flowing)).reduce((sum, written) => sum + written, 0)
  for (const live of crowd) live.close()
  await queueing.close()
  for (const ended of lanesEnded) if (ended.status === 'rejected') throw ended.reason

  Object.assign(properties.refused, { requests: counts.requests })
  Object.assign(properties.silent, { sockets: counts.sockets, writes: counts.writes, heardByOthers: counts.heardByOthers })
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN) * 10) / 10
  Object.assign(properties.knocked, { connections: sorted.length, acknowledgedToToldMs: { p50: at(0.5), p99: at(0.99), max: at(1) } })
  return properties
}

interface Opened extends CaseMade {
  topicId: string
  goalId: string
}

/** Stands in everything that others write in a case. */
const wordsOf = (caseId: string) => `KANARIEFÅGEL ${caseId.slice(0, 8)}`

async function openCase(place: Place): Promise<Opened> {
  const file = await aCase(place)
  const [majken, vilgot] = [await place.as('majken'), await place.as('vilgot')]
  const params = { caseId: file.caseId }
  const { id: topicId } = await majken.do(openTopic, { params, body: { title: wordsOf(file.caseId) } })
  const { id: goalId } = await vilgot.do(setGoal, { params, body: { youthWords: wordsOf(file.caseId), area: 'school', term: 'short' } })
  return { ...file, topicId, goalId }
}

/** Words in a case from several people on both nodes, without a pause, as long as one lets them. Gives how many there were. */
async function flow(place: Place, { caseId, topicId }: Opened, goesOn: () => boolean): Promise<number> {
  const writers = await Promise.all([place.as('asta'), place.as('vilgot', 1), place.as('nils')])
  const written = await Promise.all(writers.map(async (writer) => {
    let count = 0
    for (; goesOn(); await pause(15)) {
      const { status } = await writer.send(sendMessage, { params: { caseId, topicId }, body: { text: wordsOf(caseId) } })
      if (status < 300) count += 1
    }
    return count
  }))
  return written.reduce((sum, count) => sum + count, 0)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Connection {
  personId: string
  live: Listener
  /** The first `knock`, or the end of the connection. */
  toldAt: number | undefined
}

/** One loss, from the case before it to what is judged after it. */
class Round {
  readonly waits: number[] = []
  writes = 0
  requests = 0
  heardByOthers = 0
  sockets = 0
  readonly #place: Place
  readonly #admin: Admin
  readonly #jobs: Jobs
  readonly #random: Random
  readonly #loss: Loss
  readonly #properties: Properties
  readonly #name: string

  constructor(place: Place, admin: Admin, jobs: Jobs, random: Random, loss: Loss, properties: Properties, name: string) {
    this.#place = place
    this.#admin = admin
    this.#jobs = jobs
    this.#random = random
    this.#loss = loss
    this.#properties = properties
    this.#name = `${name}, ${loss}`
  }

  async run() {
    const place = this.#place
    const file = await openCase(place)
    const party = this.#random.pick(['ture', 'agda', 'ester'] as const)
    const loser = await this.#loser(party)
    const { caseId } = file
    const promises = this.#isOf(party) ? await this.#promise(file, party, loser) : undefined

    const losing = await Promise.all(loser.clients.flatMap((client) => [this.#connect(client, loser.id), this.#connect(client, loser.id)]))
    const others = await Promise.all((['majken', 'asta', 'vilgot'] as const).flatMap((name) => [0, 1].map(async (node) => this.#connect(await place.as(name, node), cast[name].id))))
    this.sockets += losing.length + others.length
    await fence(place, [...losing, ...others])
    for (const { live } of [...losing, ...others]) live.heard.length = 0
    const from = await this.#seq(caseId)

    // Only messages flow until the loss is acknowledged, so that every other noun belongs to something made after it.
    let acknowledgedAt = Infinity
    let over = false
    const before = flow(place, file, () => acknowledgedAt === Infinity)
    const reading = loser.clients.map((client) => this.#read(client, file, () => acknowledgedAt, () => over))
    await pause(this.#random.between(50, 300))
    const release = promises && (await this.#holdDispatches())
    if (promises) for (const ids of Object.values(promises)) await this.#jobs.queue(sendReminder, ids)
    let written = 0
    try {
      await this.#lose(file, party, loser)
      acknowledgedAt = performance.now()
      const after = this.#writeOn(file, () => !over)
      await pause(this.#random.between(400, 700))
      over = true
      written = await after
    } finally {
      over = true
      acknowledgedAt = Math.min(acknowledgedAt, performance.now())
      await release?.()
      this.writes += written + (await before)
      await Promise.all(reading)
    }

    // By the fence, everything that was to be delivered has been; who has no session any more is hung up on instead.
    if (this.#loss === 'session-ended') await until(() => losing.every(({ live }) => !live.socket.connected)).catch(() => {})
    await fence(place, [...losing.filter(({ live }) => live.socket.connected), ...others])
    this.#judgeFrames(losing, others, caseId, { written, mostMessages: (await this.#seqOfLoss(caseId)) - from })
    this.#judgeKnocks(losing, caseId, acknowledgedAt)
    if (promises) await this.#judgeReminders(promises)
    for (const { live } of [...losing, ...others]) live.close()
  }

  #isOf(party: CastName) {
    return this.#loss !== 'function-ended' && this.#loss !== 'session-ended' && cast[party].holds.length > 0
  }

  /** Who will lose sight, signed in on both nodes: the one member of the party, or somebody who holds its function for a while. */
  async #loser(party: 'ture' | 'agda' | 'ester') {
    if (this.#loss !== 'function-ended') {
      return { id: cast[party].id as string, clients: await Promise.all([this.#place.as(party), this.#place.as(party, 1)]) }
    }
    const id = randomUUID()
    await this.#admin.query(`insert into person (id, kind, name) values ($1, 'staff', 'Vikarie Påhittad')`, [id])
    await this.#admin.query('insert into function_holding (id, function_id, person_id, during) values (gen_random_uuid(), $1, $2, tstzrange(app.now(), null))', [cast[party].holds[0], id])
    const client = await this.#place.asPerson(id)
    return { id, clients: [client, client.at(this.#place.urls[1]!)] }
  }

  /** One promise of the party that loses and one of somebody who does not, both due tomorrow, each with a reminder to come. */
  async #promise({ caseId, parties }: Opened, party: CastName, loser: { clients: Client[] }) {
    const [{ day }] = await this.#admin.query<{ day: string }>(`select ((app.now() at time zone 'Europe/Stockholm')::date + 1)::text as day`) as [{ day: string }]
    const majken = await this.#place.as('majken')
    const promise = async (name: CastName, client: Client) => {
      const { id: commitmentId } = await majken.do(makeCommitment, { params: { caseId }, body: { ownerId: parties[name], text: wordsOf(caseId), dueOn: day } })
      const { commitment } = await client.do(readCommitment, { params: { caseId, commitmentId } })
      if (commitment.state === 'proposed') await client.do(answerCommitment, { params: { caseId, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
      return { commitmentId, caseId, personId: cast[name].id, dueOn: day }
    }
    // After a withdrawal of all, nobody but the family reads promises.
    const keeper = this.#loss === 'withdrawal-of-all' ? 'asta' : 'majken'
    if (keeper === 'asta') await this.#admin.query('insert into channel_choice (person_id, mail) values ($1, true) on conflict (person_id) do update set mail = true', [cast.asta.id])
    return { loses: await promise(party, loser.clients[0]!), keeps: await promise(keeper, await this.#place.as(keeper)) }
  }

  /** Lets no reminder begin until it is released: it has been queued before the loss and runs after it. */
  async #holdDispatches() {
    const holder = await behind(this.#place)
    await holder.query('begin')
    await holder.query('lock table dispatch in share mode')
    return () => holder.close()
  }

  async #connect(client: Client, personId: string): Promise<Connection> {
    const connection: Connection = { personId, live: await client.listen(), toldAt: undefined }
    const told = () => void (connection.toldAt ??= performance.now())
    connection.live.socket.on('knock', told).on('disconnect', told)
    return connection
  }

  /** Resolves when the loss has been acknowledged. */
  async #lose(file: Opened, party: 'ture' | 'agda' | 'ester', loser: { id: string; clients: Client[] }) {
    const place = this.#place
    const { caseId, parties } = file
    switch (this.#loss) {
      case 'withdrawal': return void (await withdraw(place, 'asta', file, parties[party]))
      case 'withdrawal-of-all': return void (await withdraw(place, 'nils', file, null))
      case 'left-team': return void (await (await place.as('majken', 1)).do(endParty, { params: { caseId, partyId: parties[party] }, body: { reason: 'Slutar.' } }))
      case 'function-ended': return void (await this.#admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1', [loser.id]))
      case 'session-ended': {
        const elsewhere = await place.as(party)
        for (const client of loser.clients) {
          const { items } = await client.do(listMySessions)
          await elsewhere.do(endMySession, { params: { sessionId: items.find(({ current }) => current)!.id } })
        }
      }
    }
  }

  /** Messages, promises and marks in the case after the loss, by those who are left. */
  async #writeOn({ caseId, topicId, goalId, parties }: Opened, goesOn: () => boolean) {
    const [majken, vilgot] = await Promise.all([this.#place.as('majken', 1), this.#place.as('vilgot')])
    const params = { caseId }
    let count = 0
    for (let turn = 0; goesOn() || turn === 0; turn++) {
      for (const { status } of await Promise.all([
        vilgot.send(sendMessage, { params: { caseId, topicId }, body: { text: wordsOf(caseId) } }),
        majken.send(makeCommitment, { params, body: { ownerId: parties.majken, text: wordsOf(caseId), dueOn: '2027-01-15' } }),
        vilgot.send(markGoal, { params: { caseId, goalId }, body: { value: turn % 11, moment: 'now' } }),
      ])) if (status < 300) count += 1
    }
    return count
  }

  /** Asks everything again and again; whatever is asked after the acknowledgement must be refused, and tell nothing. */
  async #read(client: Client, { caseId, topicId }: Opened, acknowledgedAt: () => number, over: () => boolean) {
    const params = { caseId }
    const ofTopic = { params: { caseId, topicId } }
    const asks = [
      ...[readCase, listTopics, listCommitments, readPlan, readConsent, readCaseEvents].map((route) => ({ name: route.name, ask: () => client.send(route as typeof readCase, { params }) })),
      { name: 'listMessages', ask: () => client.send(listMessages, ofTopic) },
      { name: 'sendMessage', ask: () => client.send(sendMessage, { ...ofTopic, body: { text: 'Eget ord' } }) },
      { name: 'listNotices', ask: () => client.send(listNotices) },
      { name: 'listCases', ask: () => client.send(listCases) },
    ]
    for (let turn = 0; !over() || turn % asks.length !== 0; turn++) {
      const { name, ask } = asks[turn % asks.length]!
      const isAfter = performance.now() > acknowledgedAt()
      const { status, text } = await ask()
      if (!isAfter) continue
      this.requests += 1
      note(this.#properties.refused, this.#isRefused(name, status, text, caseId) ? undefined : `${this.#name}: ${name} answered ${status} ${text.slice(0, 300)}`)
    }
  }

  /** A party that lost its consent still enters the case for what it wrote itself; everybody else finds nothing there. */
  #isRefused(name: string, status: number, text: string, caseId: string) {
    if (this.#loss === 'session-ended') return status === 401
    if (text.includes(wordsOf(caseId))) return false
    const keepsItsOwn = this.#loss.startsWith('withdrawal')
    if (name === 'listNotices') return status === 200 && !text.includes(caseId)
    if (name === 'listCases') {
      const line = (JSON.parse(text) as { items: { id: string; label: string | null }[] }).items.find(({ id }) => id === caseId)
      return keepsItsOwn ? line?.label === null : line === undefined
    }
    if (name === 'listMessages' || name === 'sendMessage' || !keepsItsOwn) return status === 404
    return status === 404 || (status === 200 && !text.includes('Vilgot') && !text.includes('Provlund'))
  }

  #judgeFrames(losing: Connection[], others: Connection[], caseId: string, { written, mostMessages }: { written: number; mostMessages: number }) {
    for (const { live } of losing) {
      const heard = live.heard.filter((change) => change.case === caseId && change.what === 'changed')
      const messages = heard.filter(({ about }) => about === 'message').length
      const late = heard.filter(({ about }) => about !== 'message')
      note(this.#properties.silent, late.length > 0 ? `${this.#name}: told of ${late.map(({ about }) => about).join(', ')}` : undefined,
        messages > mostMessages ? `${this.#name}: told of ${messages} messages when ${mostMessages} were made before` : undefined)
    }
    const heardByOthers = others.flatMap(({ live }) => live.heard.filter((change) => change.case === caseId && ['commitment', 'plan'].includes(change.about ?? ''))).length
    this.heardByOthers += heardByOthers
    // Silence proves nothing where nobody speaks, or nobody hears.
    if (written === 0 || heardByOthers === 0) this.#properties.silent.violations.push(`${this.#name}: nothing was written after it, or nobody heard it`)
  }

  #judgeKnocks(losing: Connection[], caseId: string, acknowledgedAt: number) {
    // An end by the clock is announced with every answer beforehand, and by nothing when it comes.
    if (this.#loss === 'function-ended') return
    for (const { live, toldAt } of losing) {
      const isTold = this.#loss === 'session-ended' ? !live.socket.connected : live.heard.some((change) => change.what === 'knock' && change.case === caseId)
      note(this.#properties.knocked, isTold ? undefined : `${this.#name}: a connection was not told`)
      if (isTold) this.waits.push(toldAt! - acknowledgedAt)
    }
  }

  async #judgeReminders({ loses, keeps }: Record<'loses' | 'keeps', { commitmentId: string; personId: string }>) {
    const ended = ({ commitmentId, personId }: { commitmentId: string; personId: string }) => until(async () => (await this.#admin.query<{ sent: boolean }>(
      `select sent_at is not null as sent from dispatch where occasion like $1 and person_id = $2 and coalesce(sent_at, dropped_at) is not null`, [`% ${commitmentId} %`, personId]))[0], Boolean, 60_000)
    const [lost, kept] = [await ended(loses), await ended(keeps)]
    note(this.#properties.unsent, lost!.sent ? `${this.#name}: the reminder was sent` : undefined, kept!.sent ? undefined : `${this.#name}: no reminder was sent to whoever keeps sight`)
  }

  async #seq(caseId: string) {
    const [{ seq }] = await this.#admin.query<{ seq: number }>('select c.seq::int as seq from case_clock c join case_file f on f.number = c.case_number where f.id = $1', [caseId]) as [{ seq: number }]
    return seq
  }

  /** The place of the loss in the case's one order; what comes before it may have been told of. Infinite where the loss is no event of the case. */
  async #seqOfLoss(caseId: string) {
    const [row] = await this.#admin.query<{ seq: number | null }>(
      `select max(e.seq)::int as seq from event e join case_file f on f.number = e.case_number where f.id = $1 and e.name in ('consent.withdrawn', 'party.ended')`, [caseId])
    return row?.seq ?? Infinity
  }
}

/** What breaks each property when it is planted into the gate. */
const faults: { breaks: keyof Properties; loss: Loss; plant(client: pg.Client): Promise<unknown> }[] = [
  { breaks: 'refused', loss: 'withdrawal', plant: (client) => rewrite(client, 'keys_of', 'g.reads and g.during @> app.now()', 'g.reads') },
  { breaks: 'refused', loss: 'left-team', plant: (client) => rewrite(client, 'slots_of', 'select from party_end e where', 'select from party_end e where false and') },
  { breaks: 'refused', loss: 'session-ended', plant: (client) => client.query(`
      create function app.revive() returns trigger language plpgsql security definer as $$ begin insert into session select old.*; return null; end $$;
      create trigger revive after delete on session for each row execute function app.revive()`) },
  { breaks: 'silent', loss: 'withdrawal', plant: (client) => rewrite(client, 'who_may_see', 'app.may_see(p, e.case_number, e.gate, e.own)', 'true') },
  { breaks: 'silent', loss: 'function-ended', plant: (client) => rewrite(client, 'slots_of', 'h.during @> app.now()', 'lower(h.during) <= app.now()') },
  { breaks: 'knocked', loss: 'withdrawal-of-all', plant: (client) => client.query(`
      create function app.deafen() returns trigger language plpgsql as $$ begin new.knocks := '{}'; return new; end $$;
      create trigger deafen before insert on event for each row execute function app.deafen()`) },
  { breaks: 'unsent', loss: 'withdrawal', plant: (client) => rewrite(client, 'keys_of', 'g.reads and g.during @> app.now()', 'g.reads') },
]

/** Whether the same rounds find each fault: each in a database of its own. */
async function plantFaults(properties: Properties, seed: number) {
  const missed: (keyof Properties)[] = []
  for (const { breaks, loss, plant } of faults) {
    const found = await inOneProcess({ n: 1, seed, rounds: [loss] }, async ({ database }) => {
      const client = new pg.Client({ connectionString: database.adminUrl })
      await client.connect()
      await plant(client)
      await client.end()
    })
    if (found[breaks].violations.length === 0) missed.push(breaks)
  }
  for (const [name, each] of Object.entries(properties)) each.control = missed.includes(name as keyof Properties) ? 'missed' : 'found'
}
