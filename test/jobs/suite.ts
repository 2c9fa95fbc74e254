import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { answerCommitment, makeCommitment, reportCommitment } from '@kring/contract/commitments'
import { openTopic } from '@kring/contract/messages'
import { chooseMail } from '@kring/contract/notices'
import { remindFamilies, remindStaff, sendReminder } from '@kring/server/features/notices/reminders'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cast, municipality, type CastName } from '../../server/demo/cast.ts'
import { aCase, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind, until } from '../world/behind.ts'
import { catchMails, oddMailServer, startQueueing, startWork, workEnv } from '../world/work.ts'

/** Where the queue lives, and how a test looks into it and empties it. */
export interface Backend {
  redisUrl?: string
  /** Everything that the queue holds, as one text. */
  contents(world: World): Promise<string>
  flush(world: World): Promise<void>
}

/** What must hold of jobs and reminders wherever the queue lives. */
export function jobsSuite(backend: Backend) {
  let world: World
  let file: CaseMade
  let admin: Awaited<ReturnType<typeof behind>>
  let post: Awaited<ReturnType<typeof catchMails>>

  beforeAll(async () => {
    world = await startWorld()
    admin = await behind(world)
    post = await catchMails()
    await (await world.as('asta')).do(chooseMail, { body: { mail: true } })
  })
  beforeEach(async () => {
    await backend.flush(world)
    await admin.query('delete from outbox')
    file = await aCase(world)
  })
  afterAll(async () => {
    await post?.close()
    await admin?.close()
    await world?.close()
  })

  const opened: { close(): Promise<void> }[] = []
  const open = async <Thing extends { close(): Promise<void> }>(opening: Promise<Thing>): Promise<Thing> => {
    const thing = await opening
    opened.push(thing)
    return thing
  }
  afterEach(async () => {
    for (const thing of opened.splice(0).toReversed()) await thing.close()
  })
  const working = (smtpPort = post.port) => open(startWork(world, { redisUrl: backend.redisUrl, smtpPort }))
  /** Hands to the queue and does nothing itself. */
  const queueing = () => open(startQueueing(world, backend.redisUrl))
  const tomorrow = async () =>
    (await admin.query<{ day: string }>(`select ((app.now() at time zone 'Europe/Stockholm')::date + 1)::text as day`))[0]!.day
  const address = (name: CastName) => `${cast[name].subject}@grankoping.invalid`
  const mailsTo = (name: CastName) => post.mails().filter(({ to }) => to.includes(address(name)))
  const dispatches = (commitmentId: string) =>
    admin.query<{ id: string; name: string; sentAt: Date | null; droppedAt: Date | null }>(
      `select d.id, p.name, sent_at as "sentAt", dropped_at as "droppedAt" from dispatch d join person p on p.id = d.person_id where occasion like $1`, [`% ${commitmentId} %`])
  const ended = (commitmentId: string) =>
    until(() => dispatches(commitmentId), (rows) => rows.length > 0 && rows.every(({ sentAt, droppedAt }) => sentAt ?? droppedAt), 25_000)

  /** A promise by tomorrow that its owner has accepted. */
  async function promised(name: CastName, text = 'Ringa varje morgon') {
    const params = { caseId: file.caseId }
    const dueOn = await tomorrow()
    const { id: commitmentId } = await (await world.as('majken')).do(makeCommitment, { params, body: { ownerId: file.parties[name], text, dueOn } })
    await (await world.as(name)).do(answerCommitment, { params: { ...params, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
    return { commitmentId, ids: { commitmentId, caseId: file.caseId, personId: cast[name].id, dueOn } }
  }

  test('whoever has promised something for tomorrow gets one mail that says nothing, and never a second', async () => {
    const work = await working()
    const canaries = [file.caseId, file.requestId, 'KANARIEFÅGEL', 'Vilgot', 'Provlund', 'Ture', 'Fiktivius', 'Asta', 'polis', 'school', 'samtycke', 'SSPF']
    const [byTure, byAsta, byNils] = [await promised('ture', 'KANARIEFÅGEL ett'), await promised('asta', 'KANARIEFÅGEL två'), await promised('nils', 'KANARIEFÅGEL tre')]
    for (let times = 0; times < 2; times++) {
      await work.jobs.queue(remindStaff, {})
      await work.jobs.queue(remindFamilies, {})
      await Promise.all([byTure, byAsta, byNils].map(({ commitmentId }) => ended(commitmentId)))
    }
    await work.jobs.queue(sendReminder, byTure.ids)
    await until(() => work.jobs.counts(), ({ waiting, active }) => waiting === 0 && active === 0)
    const [toTure, toAsta] = [mailsTo('ture'), mailsTo('asta')]
    expect([toTure.length, toAsta.length, mailsTo('nils').length]).toEqual([1, 1, 0])
    for (const mail of [...toTure, ...toAsta]) {
      expect(mail.subject).toBe('Du har något nytt att läsa')
      expect(mail.text).toContain('Logga in som vanligt i kommunens tjänst för samverkan.')
      expect(mail.text).toContain(municipality.phone)
      const withoutAddress = mail.raw.replaceAll(mail.to[0]!, '')
      for (const canary of [...canaries, byTure.commitmentId, byAsta.commitmentId, ...Object.values(file.parties)]) expect(withoutAddress).not.toContain(canary)
      expect(withoutAddress).not.toMatch(/https?:\/\//)
    }
    const [dispatch] = await dispatches(byTure.commitmentId)
    expect(toTure[0]!.messageId).toContain(createHash('sha256').update(dispatch!.id).digest('hex').slice(0, 40))
    const looks = await admin.query(`select 1 from access a join case_file f on f.number = a.case_number where f.id = $1 and a.manner = 'job' and a.person_id = $2`, [file.caseId, cast.ture.id])
    expect(looks.length).toBe(1)
  })

  const meanwhile: Record<string, (commitmentId: string) => Promise<unknown>> = {
    'the consent is withdrawn': () => withdraw(world, 'asta', file, file.parties.ture),
    'the promise is kept': async (commitmentId) =>
      (await world.as('ture')).do(reportCommitment, { params: { caseId: file.caseId, commitmentId }, body: { outcome: 'done' }, ifMatch: 1 }),
    'its day is moved': async (commitmentId) =>
      (await world.as('ture')).do(reportCommitment, { params: { caseId: file.caseId, commitmentId }, body: { outcome: 'more-time', dueOn: '2027-02-01' }, ifMatch: 1 }),
    'mails are declined': async () => (await world.as('ture')).do(chooseMail, { body: { mail: false } }),
    'the function is held no more': () => admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1', [cast.ture.id]),
  }
  test.for(Object.keys(meanwhile))('nothing is sent when, while the reminder waits in the queue, %s', async (what) => {
    const before = mailsTo('ture').length
    const { commitmentId, ids } = await promised('ture')
    const { jobs } = await queueing()
    await jobs.queue(sendReminder, ids)
    await meanwhile[what]!(commitmentId)
    expect((await jobs.counts())['waiting']).toBe(1)
    await working()
    expect(await ended(commitmentId)).toMatchObject([{ sentAt: null, droppedAt: expect.any(Date) }])
    expect(mailsTo('ture').length).toBe(before)
    await (await world.as('ture')).do(chooseMail, { body: { mail: true } })
    await admin.query('update function_holding set during = tstzrange(lower(during), null) where person_id = $1', [cast.ture.id])
  })

  test('a reminder that was sent and not noted is sent again under the same Message-ID', async () => {
    const work = await working()
    const { commitmentId, ids } = await promised('ester')
    await work.jobs.queue(sendReminder, ids)
    await ended(commitmentId)
    await admin.query('update dispatch set sent_at = null where occasion like $1', [`% ${commitmentId} %`])
    await work.jobs.queue(sendReminder, ids)
    await ended(commitmentId)
    const mails = mailsTo('ester')
    expect(mails.length).toBe(2)
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('a worker that is killed in the middle of a job is replaced by another, and the mail is sent once', { timeout: 60_000 }, async () => {
    const silent = await open(oddMailServer(() => {}))
    const { commitmentId, ids } = await promised('sara')
    const worker = spawn(process.execPath, [fileURLToPath(new URL('worker.ts', import.meta.url))], {
      env: { ...process.env, ...workEnv(world, { redisUrl: backend.redisUrl, smtpPort: silent.port }) }, stdio: 'inherit',
    })
    await (await queueing()).jobs.queue(sendReminder, ids)
    await until(() => silent.connections() > 0)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    await working()
    await ended(commitmentId)
    expect(mailsTo('sara').length).toBe(1)
  })

  test('two workers share thirty reminders, and each is sent once', async () => {
    const works = [await working(), await working()]
    const before = mailsTo('agda').length
    const all = []
    for (let number = 0; number < 30; number++) all.push(await promised('agda', `Löfte ${number}`))
    await Promise.all(works.map(({ jobs }) => jobs.queue(remindStaff, {})))
    for (const { commitmentId } of all) await ended(commitmentId)
    expect(mailsTo('agda').length - before).toBe(30)
  })

  test('what follows from an event is done even when the queue forgets all it held', async () => {
    const { commitmentId } = await promised('ture')
    await withdraw(world, 'asta', file, file.parties.ture)
    const { jobs, drain } = await queueing()
    await drain()
    // Of the withdrawal itself, and of what the others hear of it.
    expect((await jobs.counts())['waiting']).toBe(2)
    await backend.flush(world)
    expect((await jobs.counts())['waiting']).toBe(0)

    const review = () => admin.query('select 1 from commitment_step where commitment_id = $1 and state = $2', [commitmentId, 'needs-review'])
    expect(await review()).toEqual([])
    await working()
    await world.later('3 minutes')
    await until(async () => (await review()).length === 1)
    await until(async () => (await admin.query('select 1 from outbox')).length === 0)
  })

  test('the calendar is planned anew after the queue has forgotten it, and reminders are queued again', async () => {
    const work = await working()
    const { commitmentId, ids } = await promised('ester')
    await work.jobs.queue(sendReminder, ids, { delayMs: 3_600_000, onceBy: `${commitmentId}-${ids.personId}-${ids.dueOn}` })
    const planned = (await work.jobs.counts())['delayed']! - 1
    expect(planned).toBeGreaterThan(0)
    await backend.flush(world)
    const again = await working()
    expect((await again.jobs.counts())['delayed']).toBe(planned)
    await again.jobs.queue(remindStaff, {})
    expect(await ended(commitmentId)).toMatchObject([{ sentAt: expect.any(Date) }])
  })

  test('what the queue holds of waiting, delayed and failed jobs is ids and codes', async () => {
    const refusing = await open(oddMailServer((socket) => socket.end(`554 5.7.1 KANARIEFÅGEL nobody called ${address('ture')} here\r\n`)))
    const work = await working(refusing.port)
    const { ids } = await promised('ture', 'KANARIEFÅGEL löfte')
    await (await world.as('sara')).do(openTopic, { params: { caseId: file.caseId }, body: { title: 'KANARIEFÅGEL ämne', text: 'KANARIEFÅGEL ord' } })
    await work.jobs.queue(sendReminder, ids)
    await work.jobs.queue(sendReminder, { ...ids, personId: cast.asta.id }, { delayMs: 60_000 })
    const contents = await until(() => backend.contents(world), (text) => /"attemptsMade"|attempts_made|EPROTOCOL|EMESSAGE|ESOCKET/.test(text) && refusing.connections() > 0)
    expect(contents).toContain(ids.commitmentId)
    for (const canary of ['KANARIEFÅGEL', address('ture'), '@grankoping', 'Vilgot', 'Provlund', 'Ture', 'Ringa', file.requestId, municipality.phone]) expect(contents).not.toContain(canary)
  })
}
