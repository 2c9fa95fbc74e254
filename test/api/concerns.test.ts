import { answerConcern, listIntake, listMyConcerns, readConcern, readConcernDoor, readMyConcern, receiveConcern, removeMyConcern, sendConcern } from '@kring/contract/concerns'
import { listToTell } from '@kring/server/features/concerns/queries'
import { tellAgain } from '@kring/server/features/concerns/reactions'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, functions, municipality, type CastName } from '../../server/demo/cast.ts'
import { changed, everyAnswer } from '../access/answers.ts'
import { aSubject, concern, type Subject } from '../access/subject.ts'
import { startWorld, type World } from '../world/app.ts'
import { answerOfDatabase, behind, fence, until } from '../world/behind.ts'
import { startPrograms } from '../world/programs.ts'
import { catchMails, startWork } from '../world/work.ts'

let world: World
let subject: Subject
let admin: Awaited<ReturnType<typeof behind>>
beforeAll(async () => {
  world = await startWorld()
  admin = await behind(world)
  subject = await aSubject(world)
  // A colleague who holds Ester's function, as Berit holds Majken's.
  await hold('siv', functions.leisure)
}, 120_000)
afterAll(async () => {
  await admin.close()
  await world.close()
})

const hold = (name: CastName, functionId: string) =>
  admin.query("insert into function_holding (id, function_id, person_id, during) values (gen_random_uuid(), $1, $2, tstzrange(app.now() - interval '1 minute', null))", [functionId, cast[name].id])
const send = async (name: CastName = 'ester', more: Partial<typeof concern> & { asFunctionId?: string; wantsFeedback?: boolean } = {}, key?: string) =>
  (await world.as(name)).do(sendConcern, { body: { ...concern, asFunctionId: cast[name].holds[0]!, ...more }, ...(key ? { key } : {}) })
const on = ({ id }: { id: string }) => ({ params: { concernReportId: id } })
const receive = async (sent: { id: string }) => (await world.as('mira')).do(receiveConcern, on(sent))
const line = async ({ id }: { id: string }) => {
  const { waiting, received } = await (await world.as('mira')).do(listIntake)
  return { waiting: waiting.find((one) => one.id === id), received: received.find((one) => one.id === id) }
}
/** What the database lets somebody read of a table, whatever the product asks. */
const rowsFor = (name: CastName, table: string, { id }: { id: string }) =>
  world.door.as({ kind: 'person', personId: cast[name].id, sessionId: cast[name].id }, async (trx) =>
    (await sql`select * from ${sql.table(table)} where ${sql.ref(table === 'concern_report' ? 'id' : 'report_id')} = ${id}::uuid`.execute(trx)).rows)
const toTell = async ({ id }: { id: string }) =>
  (await world.door.as({ kind: 'system', name: 'clerk' }, listToTell)).filter((one) => one.concernReportId === id)

test('a report is read by the intake, and by nobody but its sender beside it: no colleague, no coordinator, no administrator, no family', async () => {
  const sent = await send()
  const [receipt] = (await (await world.as('ester')).do(listMyConcerns)).items
  expect(receipt).toEqual({ id: sent.id, number: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/), sentAt: expect.any(String), receivedAt: null, callInstead: null, feedbackDueOn: expect.any(String), outcome: null })
  const { wantsFeedback: _, ...told } = concern
  expect(await (await world.as('ester')).do(readMyConcern, on(sent))).toMatchObject(told)
  expect((await line(sent)).waiting).toMatchObject({ inDanger: 'unknown', receivedBy: null })
  expect(await (await world.as('mira')).do(readConcern, on(sent))).toMatchObject({ ...told, sentAs: 'Fritidsgården Kastanjen, fritidsledare', duty: 'must' })
  for (const name of Object.keys(cast) as CastName[]) {
    if (name === 'ester' || name === 'mira') continue
    expect([name, ...(await rowsFor(name, 'concern_report', sent))]).toEqual([name])
    for (const route of [readMyConcern, readConcern, receiveConcern, removeMyConcern] as const) expect([name, await (await world.as(name)).verdict(route, on(sent))]).toEqual([name, '404'])
  }
})

test('who no longer holds the intake reads nothing there', async () => {
  const sent = await send()
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1', [cast.mira.id])
  expect(await (await world.as('mira')).verdict(listIntake)).toBe('404')
  expect(await rowsFor('mira', 'concern_report', sent)).toEqual([])
  await admin.query('update function_holding set during = tstzrange(lower(during), null) where person_id = $1', [cast.mira.id])
  expect((await line(sent)).waiting).toBeDefined()
})

test('once it is received the words are the sender’s alone, and the intake keeps a line without them and without the sender', async () => {
  const sent = await send()
  await receive(sent)
  expect(await (await world.as('mira')).verdict(readConcern, on(sent))).toBe('404')
  expect(await rowsFor('mira', 'concern_report', sent)).toEqual([])
  const { number, sentAt } = (await (await world.as('ester')).do(listMyConcerns)).items.find(({ id }) => id === sent.id)!
  expect(await line(sent)).toEqual({ waiting: undefined, received: {
    id: sent.id, number, sentAt, receivedAt: expect.any(String), receivedBy: 'Mira Mottagsson', feedbackDueOn: expect.any(String), outcome: null, inDanger: null,
  } })
  const kept = JSON.stringify(await rowsFor('mira', 'concern_receipt', sent))
  for (const secret of [cast.ester.id, concern.childName, concern.observed]) expect(kept).not.toContain(secret)
  expect(await (await world.as('ester')).do(readMyConcern, on(sent))).toMatchObject({ childName: concern.childName, receivedAt: expect.any(String) })
})

test('it is received once, by whoever was first', async () => {
  await hold('agda', functions.intake)
  const sent = await send()
  const answers = await Promise.all((['mira', 'agda', 'mira'] as const).map(async (name) => (await world.as(name)).verdict(receiveConcern, on(sent))))
  expect(answers.filter((answer) => answer === 'sees')).toHaveLength(1)
  expect(answers.filter((answer) => !['sees', 'refused:already-done', '409'].includes(answer))).toEqual([])
  expect(await (await world.as('agda')).verdict(receiveConcern, on(sent))).toBe('refused:already-done')
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1 and function_id = $2', [cast.agda.id, functions.intake])
})

test('a repeated sending is one report', async () => {
  const [first, again] = [await send('ester', {}, 'one-and-the-same'), await send('ester', {}, 'one-and-the-same')]
  expect(again).toEqual(first)
  expect(await admin.query("select id from concern_report where id = $1", [first.id])).toHaveLength(1)
})

test('a municipal leisure leader must report (SoL 19:1), a club’s leader ought to (19:4), and so ought who holds no function', async () => {
  const duties = async (name: CastName) => (await (await world.as(name)).do(readConcernDoor)).functions.map(({ duty }) => duty)
  expect(await duties('ester')).toEqual(['must'])
  expect(await duties('kalle')).toEqual(['ought'])
  expect(await admin.query("select code from agency_kind where not must_report")).toEqual([{ code: 'association' }])
  expect(await (await world.as('ester')).verdict(sendConcern, { body: { ...concern, asFunctionId: functions.police } })).toBe('404')
})

test('feedback is told within a week to who reports by duty and asks, and to nobody else: after receiving, once, and no more than whether', async () => {
  const mira = await world.as('mira')
  const [sent, byKalle, unasked] = [await send(), await send('kalle'), await send('sara', { wantsFeedback: false } as never)]
  expect((await line(sent)).waiting!.feedbackDueOn).toBe('2026-11-29')
  expect(await mira.verdict(answerConcern, { ...on(sent), body: { outcome: 'opened' } })).toBe('refused:wrong-state')
  for (const each of [sent, byKalle, unasked]) await receive(each)
  for (const each of [byKalle, unasked]) {
    expect((await line(each)).received!.feedbackDueOn).toBeNull()
    expect(await mira.verdict(answerConcern, { ...on(each), body: { outcome: 'opened' } })).toBe('refused:wrong-state')
  }
  await mira.do(answerConcern, { ...on(sent), body: { outcome: 'already-ongoing' } })
  expect(await mira.verdict(answerConcern, { ...on(sent), body: { outcome: 'opened' } })).toBe('refused:already-done')
  expect((await (await world.as('ester')).do(readMyConcern, on(sent))).outcome).toBe('already-ongoing')
  expect(await rowsFor('siv', 'concern_feedback', sent)).toEqual([])
})

test('the database itself takes no question about feedback from who has no duty to report, and no report in another’s name or function', async () => {
  const row = (functionId: string | null, { due = false, by = 'app.person_here()' } = {}) => `insert into concern_report (id, municipality_id, number, function_id, child_name, observed, observed_when, in_danger, guardians_know, feedback_due_on, made_by)
    values (gen_random_uuid(), '${municipality.id}', gen_random_uuid()::text, ${functionId === null ? 'null' : `'${functionId}'`}, 'x', 'x', 'x', 'no', 'no', ${due ? `'2027-01-01'` : 'null'}, ${by})`
  const tries = (name: CastName, statement: string) => answerOfDatabase(world, name, null, statement)
  expect(await tries('ester', row(cast.ester.holds[0]!, { due: true }))).toBe('done')
  expect(await tries('ester', row(null))).toBe('done')
  expect(await tries('ester', row(null, { due: true }))).toBe('42501')
  expect(await tries('kalle', row(cast.kalle.holds[0]!))).toBe('done')
  expect(await tries('kalle', row(cast.kalle.holds[0]!, { due: true }))).toBe('42501')
  expect(await tries('kalle', row(cast.ester.holds[0]!))).toBe('42501')
  expect(await tries('kalle', row(null, { by: `'${cast.ester.id}'` }))).toBe('42501')
  expect(await tries('asta', row(null))).toBe('42501')
})

test('the sender lets go of the copy once it is received, and then nothing of its words is left anywhere in the database', async () => {
  const secret = 'Lappen under stentrappan'
  const ester = await world.as('ester')
  const sent = await send('ester', { observed: secret } as never)
  expect(await ester.verdict(removeMyConcern, on(sent))).toBe('refused:not-received-yet')
  await (await world.as('mira')).do(readConcern, on(sent))
  await receive(sent)
  expect(await tablesWith(secret)).toEqual(['concern_report'])
  await ester.do(removeMyConcern, on(sent))
  expect(await ester.verdict(readMyConcern, on(sent))).toBe('404')
  expect(await tablesWith(secret)).toEqual([])
  expect((await line(sent)).received).toBeDefined()
})

/** The tables, of the queue too, in which some row holds the words. */
const tablesWith = async (words: string) => {
  const tables = await admin.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'bullmq') order by 1`)
  const holding: string[] = []
  for (const { name } of tables) if ((await admin.query(`select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`, [words])).length > 0) holding.push(name)
  return holding
}

test('each reading at the intake is noted with its request, and no event belongs to a case', async () => {
  const sent = await send()
  await (await world.as('mira')).do(readConcern, { ...on(sent), headers: { 'x-request-id': 'the-reading-of-mira' } })
  expect(await admin.query('select person_id, request_id from concern_reading where report_id = $1', [sent.id])).toEqual([{ person_id: cast.mira.id, request_id: 'the-reading-of-mira' }])
  await receive(sent)
  expect(await admin.query('select name, case_number, gate, own, body from event where object_id = $1 order by made_at', [sent.id])).toEqual(
    ['sent', 'received'].map((past) => ({ name: `concern-report.${past}`, case_number: null, gate: null, own: null, body: { concernReportId: sent.id } })))
})

test('with and without a report everybody else’s views are the same to the byte, and no socket but the intake’s hears a thing', async () => {
  // In Vilgot's case: who coordinates it, the family, Ester's colleagues in the team; outside it: her own colleague and the administrator.
  // The family last, who reads how many have read.
  const others = ['majken', 'sara', 'ture', 'siv', 'ada', 'vilgot', 'asta', 'nils'] as const
  const live = await Promise.all((['ester', ...others] as const).map(async (name) => ({ personId: cast[name].id, live: await (await world.as(name)).listen() })))
  const before = await everyAnswer(world, subject, others)
  const counts = await inCases()
  const sent = await send('ester', { childName: cast.vilgot.name } as never)
  await (await world.as('mira')).do(readConcern, on(sent))
  await receive(sent)
  await (await world.as('mira')).do(answerConcern, { ...on(sent), body: { outcome: 'opened' } })
  const after = await everyAnswer(world, subject, others)
  expect(changed(before, after)).toEqual([])
  // The asking above is itself noted in its cases; nothing else is.
  expect(await inCases()).toEqual(counts)
  await fence(world, live)
  for (const { live: { heard, close } } of live) {
    // Each asking begins a session of the asker's own.
    expect(heard.filter(({ about }) => about !== 'session')).toEqual([])
    close()
  }
}, 120_000)

/** How many rows each table holds that belong to a case, but for who has read. */
const inCases = async () => {
  const tables = await admin.query<{ name: string }>("select table_name as name from information_schema.columns where column_name = 'case_number' and table_schema = 'public' and table_name not in ('access', 'content') order by 1")
  return admin.query(tables.map(({ name }) => `select '${name}' as name, count(case_number)::int from ${name}`).join(' union all '))
}

test('the intake is told at once, again after an hour and then daily until somebody receives it; then the sender of the feedback', async () => {
  const sent = await send()
  const mira = { concernReportId: sent.id, personId: cast.mira.id }
  expect(await toTell(sent)).toEqual([{ ...mira, occasion: `concern-${sent.id}-0` }])
  await world.later('61 minutes')
  expect(await toTell(sent)).toEqual([{ ...mira, occasion: `concern-${sent.id}-1` }])
  await world.later('1 day')
  expect(await toTell(sent)).toEqual([{ ...mira, occasion: `concern-${sent.id}-2` }])
  await receive(sent)
  expect(await toTell(sent)).toEqual([])
  await (await world.as('mira')).do(answerConcern, { ...on(sent), body: { outcome: 'not-opened' } })
  expect(await toTell(sent)).toEqual([{ concernReportId: sent.id, personId: cast.ester.id, occasion: `concern-answer-${sent.id}` }])
  for (const actor of [{ kind: 'person', personId: cast.mira.id, sessionId: '' }, { kind: 'nobody' }] as const) expect(await world.door.as(actor, listToTell)).toEqual([])
})

test('where the last who held the intake has left, the sender is told to call, at once and each day until somebody holds it', async () => {
  const sent = await send()
  const copy = async () => (await (await world.as('ester')).do(readMyConcern, on(sent))).callInstead
  expect(await copy()).toBeNull()
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where function_id = $1 and upper(during) is null', [functions.intake])
  expect(await copy()).toBe(municipality.phone)
  const ester = { concernReportId: sent.id, personId: cast.ester.id }
  expect(await toTell(sent)).toEqual([{ ...ester, occasion: `concern-alone-${sent.id}-0` }])
  await world.later('25 hours')
  expect(await toTell(sent)).toEqual([{ ...ester, occasion: `concern-alone-${sent.id}-1` }])
  await hold('mira', functions.intake)
  expect(await copy()).toBeNull()
  expect((await toTell(sent)).map(({ personId }) => personId)).toEqual([cast.mira.id])
  await receive(sent)
  expect(await copy()).toBeNull()
})

test('who holds the intake for a time is told when that ends, so that an open page is emptied then', async () => {
  const sent = await send()
  const mira = await world.as('mira')
  expect((await mira.do(listIntake)).endsInMs).toBeNull()
  await admin.query(`update function_holding set during = tstzrange(lower(during), app.now() + interval '1 hour') where function_id = $1 and upper(during) is null`, [functions.intake])
  const { endsInMs } = await mira.do(readConcern, on(sent))
  expect(endsInMs).toBeGreaterThan(3_500_000)
  expect(endsInMs).toBeLessThanOrEqual(3_600_000)
  expect((await mira.do(listIntake)).endsInMs).toBeLessThanOrEqual(endsInMs!)
  await world.later('1 hour')
  expect(await (await world.as('mira')).verdict(listIntake)).toBe('404')
  await hold('mira', functions.intake)
})

test('the mails to the intake and to the sender are the neutral one, each once, and none goes to anybody else', async () => {
  const post = await catchMails()
  const work = await startWork(world, { smtpPort: post.port })
  const sent = await send('ester', { observed: 'Ord som inte hör hemma i ett brev' } as never)
  const told = async () => (await admin.query<{ person_id: string }>(`select person_id from dispatch where occasion like '%' || $1 || '%' and sent_at is not null order by queued_at`, [sent.id])).map((row) => row.person_id)
  await until(told, (people) => people.length === 1)
  await receive(sent)
  await (await world.as('mira')).do(answerConcern, { ...on(sent), body: { outcome: 'opened' } })
  await until(told, (people) => people.length === 2)
  expect(await told()).toEqual([cast.mira.id, cast.ester.id])
  await work.jobs.queue(tellAgain, {})
  await until(async () => (await work.jobs.counts())['waiting']! + (await work.jobs.counts())['active']! === 0)
  expect(await told()).toHaveLength(2)
  const mails = post.mails()
  expect([...new Set(mails.flatMap(({ to }) => to))].toSorted()).toEqual(['ester.l.tsaskvist@grankoping.invalid', 'mira.mottagsson@grankoping.invalid'])
  for (const { subject: title, text } of mails) expect(`${title} ${text}`).not.toMatch(/oro|anmäl|mottag|brev|Tage|Ester/i)
  expect(await tablesWith('Ord som inte hör hemma')).toEqual(['concern_report'])
  await work.close()
  await post.close()
})

test('where nobody holds the intake, or the municipality has its own form, the way leads there and nothing is taken here', async () => {
  const ester = await world.as('ester')
  const way = async () => {
    const { way, url, phone } = await ester.do(readConcernDoor)
    return { way, url, phone, verdict: await ester.verdict(sendConcern, { body: concern }) }
  }
  expect(await way()).toMatchObject({ way: 'form', url: null, verdict: 'sees' })
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where function_id = $1', [functions.intake])
  expect(await way()).toEqual({ way: 'phone', url: null, phone: '000-00 00 00', verdict: 'refused:no-intake-here' })
  await admin.query("update municipality set concern_form_url = 'https://orosanmalan.example.invalid/'")
  expect(await way()).toMatchObject({ way: 'link', url: 'https://orosanmalan.example.invalid/', verdict: 'refused:no-intake-here' })
  await expect(admin.query("update municipality set concern_form_url = 'http://plain.example.invalid/'")).rejects.toThrow(/check constraint/)
  await admin.query('update municipality set concern_form_url = null')
})

test('nothing of it stands in the log of a running Kring, not even when it fails', async () => {
  const programs = await startPrograms({ workers: 1, smtpPort: 1 })
  const ester = await programs.as('ester')
  const secret = 'Orden som ingen logg får ha'
  const { id } = await ester.do(sendConcern, { body: { ...concern, observed: secret } })
  await ester.send(sendConcern, { body: { ...concern, observed: secret, inDanger: 'maybe' as never } })
  const break_ = await behind(programs)
  await break_.query('alter table concern_report add constraint planted check (observed is null) not valid')
  expect((await ester.send(sendConcern, { body: { ...concern, observed: secret } })).status).toBe(500)
  const mira = await programs.as('mira')
  await mira.do(readConcern, on({ id }))
  await break_.close()
  const log = [...programs.nodes, ...programs.workers].map(({ told }) => told).join('')
  expect(log).toContain('internal error')
  for (const words of [secret, concern.childName, concern.childIdentity, cast.ester.name, cast.ester.id, id]) expect(log).not.toContain(words)
  await programs.close()
}, 60_000)
