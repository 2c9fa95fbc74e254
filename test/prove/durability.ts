import { createHash, randomUUID } from 'node:crypto'
import { answerCommitment, listCommitments, makeCommitment } from '@kring/contract/commitments'
import { listMessages, listTopics, openTopic, sendMessage } from '@kring/contract/messages'
import { remindStaff } from '@kring/server/features/notices/reminders'
import type { Response } from 'supertest'
import type { CastName } from '../../server/demo/cast.ts'
import { Random } from '../access/random.ts'
import { aCase, withdraw, type CaseMade } from '../world/a-case.ts'
import { Client } from '../world/as.ts'
import { behind, until } from '../world/behind.ts'
import { startOwnCluster, type OwnCluster } from '../world/own-cluster.ts'
import { startPrograms, type Programs } from '../world/programs.ts'
import { catchMails, startQueueing } from '../world/work.ts'
import { note, property } from './property.ts'
import type { Proof } from './proofs.ts'

/**
 * Nothing that was acknowledged is lost, changed or there twice, and nothing that follows from it is forgotten: while people
 * write, API, worker and PostgreSQL are killed `n` times at random moments and started again.
 */
export const durability: Proof = async ({ n = 20, seed = 1 }) => {
  const evidence = await liveThrough({ kills: n, seed })
  const proved = judge(evidence)
  const control = judge(tamperWith(evidence))
  const forgotten = judge(await liveThroughForgetfully(seed))
  for (const [index, each] of proved.entries()) each.control = control[index]!.violations.length > 0 ? 'found' : 'missed'
  // The first is also asked of a PostgreSQL that acknowledges before it has written.
  if (forgotten[0]!.violations.length === 0) proved[0]!.control = 'missed'
  Object.assign(proved[0]!, { kills: evidence.kills, forms: countBy(evidence.acknowledged, ({ route }) => route) })
  Object.assign(proved[3]!, { mails: evidence.mails.length, sent: evidence.dispatches.length })
  Object.assign(proved[4]!, { repeated: evidence.repeated, longestPauseMs: evidence.longestPauseMs })
  return proved
}

/** Everything that is known afterwards: what was acknowledged, what the database holds, what people see, and what was said. */
interface Evidence {
  acknowledged: Acknowledged[]
  /** Attempts that were made again under the same key. */
  repeated: number
  /** Answers that should not be, and programs that ended by themselves. */
  odd: string[]
  log: string
  kills: Record<string, number>
  longestPauseMs: number
  words: { id: string; words: string }[]
  /** Of each consent: how many signatures, confirmations and withdrawals there are. */
  facts: { route: string; requestId: string; count: number; parties: number }[]
  idempotency: { key: string; ids: unknown }[]
  /** What a person who reads the case is shown, word by word. */
  shown: string[]
  shownCaseId: string
  events: { caseNumber: string | null; seq: number | null; name: string; objectId: string | null }[]
  outbox: number
  /** Promises whose party lost its consent, each with how often a decision was asked for. */
  reviews: { commitmentId: string; count: number }[]
  withdrawn: string[]
  dispatches: { id: string; commitmentId: string; personId: string }[]
  /** Who should have been reminded of what. */
  due: { commitmentId: string; personId: string }[]
  mails: string[]
}

interface Acknowledged {
  route: string
  key: string
  params: Record<string, string>
  body: Record<string, unknown>
  answer: { id?: string } | null
}

/** What stands in everything that is written, and must never stand in a log. */
const canary = 'KANARIEFÅGEL'

/** Judges the evidence, property by property and always in the same order. */
function judge(evidence: Evidence) {
  const kept = property('acknowledged-stays', 'Every acknowledged write is there afterwards, once and unchanged, and its repetition has the same answer.')
  const once = property('nothing-twice', 'Nothing is there twice, neither in the database nor before anybody’s eyes.')
  const followed = property('events-handed-on', 'Every event has its place without a gap, has been handed on, and what follows from it has been done once.')
  const mailed = property('mails', 'Every reminder has been sent; one that was sent twice bears the same Message-ID.')
  const alive = property('lives-on', 'What cannot be answered is "try again in a moment"; no program ends by itself, and no log repeats what people wrote.')

  const wordsOf = groupBy(evidence.words, ({ words }) => words)
  const keys = new Map(evidence.idempotency.map(({ key, ids }) => [key, JSON.stringify(ids)]))
  const eventsOf = groupBy(evidence.events, ({ objectId }) => objectId ?? '')
  for (const { route, key, params, body, answer } of evidence.acknowledged) {
    const written = body['text'] ?? body['title']
    const found = written === undefined ? undefined : (wordsOf.get(String(written)) ?? [])
    note(kept,
      keys.get(key) === JSON.stringify(answer) ? undefined : `${route} ${key}: its repetition would be answered ${keys.get(key)}, not ${JSON.stringify(answer)}`,
      found === undefined || (found.length === 1 && found[0]!.id === answer?.id) ? undefined : `${route} ${key}: ${found.length} rows with its words`,
      written !== undefined && params['caseId'] === evidence.shownCaseId && !evidence.shown.includes(String(written)) ? `${route} ${key}: is not shown` : undefined)
    if (answer?.id && written !== undefined) note(followed, (eventsOf.get(answer.id) ?? []).length > 0 ? undefined : `${route} ${key}: no event tells of it`)
  }
  for (const { route, requestId, count, parties } of evidence.facts) {
    const acknowledged = evidence.acknowledged.filter((one) => one.route === route && one.params['requestId'] === requestId).length
    note(kept, count >= acknowledged ? undefined : `${route} of ${requestId}: ${acknowledged} acknowledged, ${count} there`)
    note(once, count === parties ? undefined : `${route} of ${requestId}: ${count} by ${parties} parties`)
  }

  for (const [words, rows] of wordsOf) note(once, rows.length === 1 ? undefined : `${rows.length} rows say ${words}`)
  for (const [words, count] of Object.entries(countBy(evidence.shown, (words) => words))) note(once, count === 1 ? undefined : `${words} is shown ${count} times`)
  for (const [objectId, events] of eventsOf) {
    const made = events.filter(({ name }) => /\.(made|sent|opened)$/.test(name)).length
    note(once, made <= 1 ? undefined : `${made} events tell that ${objectId} was made`)
  }

  note(followed, evidence.outbox === 0 ? undefined : `${evidence.outbox} events were not handed on`)
  for (const [caseNumber, events] of groupBy(evidence.events.filter((event) => event.caseNumber !== null), (event) => event.caseNumber!)) {
    const places = events.map(({ seq }) => seq!).toSorted((one, other) => one - other)
    note(followed, places.every((seq, index) => seq === index + 1) ? undefined : `case ${caseNumber} has a gap among its ${places.length} events`)
  }
  for (const commitmentId of evidence.withdrawn) {
    const count = evidence.reviews.find((review) => review.commitmentId === commitmentId)?.count ?? 0
    note(followed, count === 1 ? undefined : `${count} times a decision was asked for on ${commitmentId}`)
  }

  const expected = new Map(evidence.dispatches.map(({ id, commitmentId }) => [createHash('sha256').update(id).digest('hex').slice(0, 40), commitmentId]))
  for (const { commitmentId, personId } of evidence.due) {
    const sent = evidence.dispatches.filter((dispatch) => dispatch.commitmentId === commitmentId && dispatch.personId === personId).length
    note(mailed, sent === 1 ? undefined : `somebody was reminded of ${commitmentId} ${sent} times`)
  }
  for (const [messageId, commitmentId] of expected) note(mailed, evidence.mails.includes(messageId) ? undefined : `the reminder of ${commitmentId} is noted as sent, and was not`)
  for (const messageId of evidence.mails) note(mailed, expected.has(messageId) ? undefined : `a mail came as ${messageId}, which nothing is known of`)

  note(alive, ...evidence.odd)
  note(alive, evidence.log.includes(canary) ? 'a log repeats what somebody wrote' : undefined)
  return [kept, once, followed, mailed, alive]
}

/** The same evidence with one thing wrong for each property. */
const tamperWith = (evidence: Evidence): Evidence => ({
  ...evidence,
  words: [...evidence.words.slice(1), evidence.words.at(-1)!],
  outbox: 1,
  mails: [...evidence.mails, 'unknown'],
  log: `${evidence.log}${canary}`,
})

class Ledger {
  readonly acknowledged: Acknowledged[] = []
  readonly odd: string[] = []
  repeated = 0
  longestPauseMs = 0
}

/** Somebody whose browser does not give up: what is not answered, or with "try again", is sent again under the same key. */
class Persistent extends Client {
  readonly #ledger: Ledger

  constructor(ledger: Ledger, { url, cookie }: Client) {
    super(url, cookie)
    this.#ledger = ledger
  }

  override async send(...[route, sent = {}]: Parameters<Client['send']>): Promise<Response> {
    const key = sent.key ?? randomUUID()
    const began = performance.now()
    for (;;) {
      const response = await super.send(route, { ...sent, key }).catch(() => undefined)
      if (response && response.status >= 500 && response.status !== 503) this.#ledger.odd.push(`${route.name} answered ${response.status}`)
      if (response && response.status < 500) {
        if (response.status < 300 && route.idempotent) {
          this.#ledger.acknowledged.push({ route: route.name, key, params: { ...sent.params } as never, body: { ...sent.body as object }, answer: response.status === 204 ? null : response.body })
        }
        this.#ledger.longestPauseMs = Math.max(this.#ledger.longestPauseMs, Math.round(performance.now() - began))
        return response
      }
      if (performance.now() - began > 120_000) throw new Error(`${route.name} had no answer for two minutes`)
      this.#ledger.repeated += 1
      await pause(100)
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** One installation on a cluster of its own, with people in it who write as long as they are let. */
async function installed(cluster: OwnCluster) {
  const mails = await catchMails()
  const programs = await startPrograms({ workers: 1, smtpPort: mails.port, database: cluster.database })
  const ledger = new Ledger()
  const as = async (name: CastName): Promise<Client> => new Persistent(ledger, await insist(() => programs.as(name)))
  const file = await aCase({ as })
  const { id: topicId } = await (await as('majken')).do(openTopic, { params: { caseId: file.caseId }, body: { title: `${canary} ${randomUUID()}` } })
  const admin = await behind(programs)
  const [{ tomorrow }] = await admin.query<{ tomorrow: string }>(`select ((app.now() at time zone 'Europe/Stockholm')::date + 1)::text as tomorrow`) as [{ tomorrow: string }]
  await admin.query('checkpoint')
  await admin.close()
  return {
    mails, programs, ledger, as, file, topicId,
    /** Says things and promises things for tomorrow, one after the other. */
    async writes(name: CastName, goesOn: () => boolean) {
      const client = await as(name)
      const params = { caseId: file.caseId }
      for (let turn = 0; goesOn(); turn++, await pause(20)) {
        const text = `${canary} ${randomUUID()}`
        if (turn % 5 === 4 && file.parties[name]) await client.send(makeCommitment, { params, body: { ownerId: file.parties[name], text, dueOn: tomorrow } })
        else await client.send(sendMessage, { params: { ...params, topicId }, body: { text } })
      }
    },
    async close() {
      await programs.close()
      await mails.close()
    },
  }
}
type Installed = Awaited<ReturnType<typeof installed>>

/** Tries again until it succeeds, for what stands outside the product. */
async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const patience = Date.now() + 120_000; ; await pause(200)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > patience) throw error
    }
  }
}

const targets = ['api', 'worker', 'postgres', 'all'] as const

async function liveThrough({ kills: most, seed }: { kills: number; seed: number }): Promise<Evidence> {
  const random = new Random(seed)
  const cluster = await startOwnCluster()
  const place = await installed(cluster)
  const { programs, ledger, as } = place
  const withdrawn: { caseId: string; commitmentId: string }[] = []
  const kills: Record<string, number> = {}
  try {
    let over = false
    const writing = (['majken', 'sara', 'agda', 'ester', 'asta', 'vilgot'] as const).map((name) => place.writes(name, () => !over))
    const living = (async () => {
      while (!over) withdrawn.push(await aCourse(as))
    })()
    for (let number = 0; number < most; number++) {
      await pause(random.between(300, 2500))
      const target = number < targets.length ? targets[number]! : random.pick(targets)
      kills[target] = (kills[target] ?? 0) + 1
      const [node, worker] = [programs.nodes[0]!, programs.workers[0]!]
      const hit = { api: [node], worker: [worker], postgres: [], all: [node, worker] }[target]
      await Promise.all([...hit.map((program) => program.kill()), ...(target === 'postgres' || target === 'all' ? [cluster.crash()] : [])])
      await pause(random.between(0, 500))
      await Promise.all([...(target === 'postgres' || target === 'all' ? [cluster.start()] : []), ...hit.map((program) => program.start())])
      const before = ledger.acknowledged.length
      await until(() => ledger.acknowledged.length > before, Boolean, 60_000)
      await remind(programs)
    }
    over = true
    await Promise.all([...writing, living])
    return { ...(await collect(place, withdrawn)), kills }
  } finally {
    await place.close()
  }
}

/** A PostgreSQL that may forget is killed once: the same evidence must show it. */
async function liveThroughForgetfully(seed: number): Promise<Evidence> {
  const cluster = await startOwnCluster({ forgetful: true })
  const place = await installed(cluster)
  try {
    let over = false
    const writing = place.writes('majken', () => !over)
    await pause(new Random(seed).between(500, 1000))
    await cluster.crash()
    over = true
    await cluster.start()
    await writing
    return await collect(place, [])
  } finally {
    await place.close()
  }
}

/** A whole case from inquiry to the withdrawal towards the police, who have promised something by then. */
async function aCourse(as: Installed['as']) {
  const file: CaseMade = await aCase({ as })
  const params = { caseId: file.caseId }
  const { id: commitmentId } = await (await as('majken')).do(makeCommitment, { params, body: { ownerId: file.parties.ture, text: `${canary} ${randomUUID()}`, dueOn: '2027-01-15' } })
  await (await as('ture')).do(answerCommitment, { params: { ...params, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
  await withdraw({ as }, 'asta', file, file.parties.ture)
  return { caseId: file.caseId, commitmentId }
}

/** What the calendar would start in the morning. */
const remind = (programs: Programs) => insist(async () => {
  const queueing = await startQueueing(programs, undefined)
  try {
    await queueing.jobs.queue(remindStaff, {})
  } finally {
    await queueing.close()
  }
})

/** Waits until all work is done, and writes down what there is. */
async function collect({ programs, ledger, as, file, topicId, mails }: Installed, withdrawn: { commitmentId: string }[]): Promise<Evidence> {
  const admin = await behind(programs)
  const dueNow = `select c.id as "commitmentId", h.person_id as "personId" from commitment c
    join case_party p on p.id = c.owner_id join function_holding h on h.function_id = p.function_id and h.during @> app.now()
    where c.due_on = (app.now() at time zone 'Europe/Stockholm')::date + 1`
  const waiting = async () => {
    const [{ left }] = await admin.query<{ left: number }>(`select (select count(*) from outbox)::int + (select count(*) from (${dueNow}) due
      where not exists (select from dispatch d where d.occasion like '% ' || due."commitmentId" || ' %' and d.person_id = due."personId" and coalesce(d.sent_at, d.dropped_at) is not null))::int as left`) as [{ left: number }]
    return left
  }
  await remind(programs)
  // What a killed worker held is free after some seconds, and tried again after some more.
  await until(waiting, (left) => left === 0, 180_000).catch(() => {})

  const majken = await as('majken')
  const params = { caseId: file.caseId }
  const shown = [...(await majken.do(listCommitments, { params })).items.map(({ text }) => text), ...(await majken.do(listTopics, { params })).items.map(({ title }) => title)]
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await majken.do(listMessages, { params: { ...params, topicId }, query: { limit: 100, ...(cursor ? { cursor } : {}) } })
    shown.push(...page.items.map(({ text }) => text))
    cursor = page.cursor
  }
  const evidence = {
    acknowledged: ledger.acknowledged, repeated: ledger.repeated, longestPauseMs: ledger.longestPauseMs,
    odd: [...ledger.odd, ...[...programs.nodes, ...programs.workers].flatMap((program) => program.endedByItself)],
    log: [...programs.nodes, ...programs.workers].map((program) => program.told).join('\n'),
    kills: {},
    words: await admin.query<Evidence['words'][number]>(`select id, text as words from message union all select id, title from topic union all select id, text from commitment`),
    facts: await admin.query<Evidence['facts'][number]>(`
      select 'signConsent' as route, request_id as "requestId", count(*)::int as count, count(distinct slot)::int as parties from consent_signature group by request_id
      union all select 'confirmConsent', request_id, count(*)::int, count(distinct slot)::int from consent_confirmation group by request_id
      union all select 'withdrawConsent', request_id, count(*)::int, count(distinct (slot, towards))::int from consent_withdrawal group by request_id`),
    idempotency: await admin.query<Evidence['idempotency'][number]>('select key, ids from idempotency'),
    shown,
    shownCaseId: file.caseId,
    events: await admin.query<Evidence['events'][number]>('select case_number as "caseNumber", seq::int as seq, name, object_id as "objectId" from event'),
    outbox: (await admin.query('select from outbox')).length,
    reviews: await admin.query<Evidence['reviews'][number]>(`select commitment_id as "commitmentId", count(*)::int as count from commitment_step where state = 'needs-review' group by 1`),
    withdrawn: withdrawn.map(({ commitmentId }) => commitmentId),
    dispatches: await admin.query<Evidence['dispatches'][number]>(`select id, split_part(occasion, ' ', 2) as "commitmentId", person_id as "personId" from dispatch where sent_at is not null`),
    due: await admin.query<Evidence['due'][number]>(dueNow),
    mails: mails.mails().map(({ messageId }) => messageId.replace(/^<|@.*$/g, '')),
  }
  await admin.close()
  return evidence
}

const groupBy = <Item>(items: readonly Item[], key: (item: Item) => string) => Map.groupBy(items, key)
const countBy = <Item>(items: readonly Item[], key: (item: Item) => string): Record<string, number> =>
  Object.fromEntries([...groupBy(items, key)].map(([name, group]) => [name, group.length]))
