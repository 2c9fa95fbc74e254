import { readCase } from '@kring/contract/cases'
import { makeCommitment } from '@kring/contract/commitments'
import pg from 'pg'
import { startPrograms } from '../world/programs.ts'
import { percentile, round, type Bench } from './benches.ts'
import { makeManyCases } from './many-cases.ts'

/**
 * From the commit of an act until the browsers that may know of it have been told, with many sockets open on so many API
 * processes and acts coming in steadily. The commit is the moment at which a bare LISTEN hears of it; beside it stands how long
 * after the commit the actor had the answer.
 */
export const delivery: Bench = async function* ({ sockets = 500, acts = 400, perSecond = 20, nodes = 1 }) {
  const place = await startPrograms({ nodes, smtpPort: 9 })
  const members = await makeManyCases(place.database.adminUrl, { cases: 200, promises: 4, staff: 80 })
  const people = [...new Set(members.map(({ personId }) => personId))]
  const clients = new Map(await Promise.all(people.map(async (personId) => [personId, await place.asPerson(personId)] as const)))

  const commits = new Map<string, number>()
  const listener = new pg.Client({ connectionString: place.database.adminUrl })
  await listener.connect()
  listener.on('notification', ({ payload }) => commits.set(payload!, performance.now()))
  await listener.query('listen kring')

  /** When each connection was told of a promise, by case: a case has one act under way at a time. */
  const told = new Map<string, number[]>()
  const open = await Promise.all(Array.from({ length: sockets }, async (_, index) => {
    const personId = people[index % people.length]!
    const live = await clients.get(personId)!.at(place.urls[index % nodes]!).listen()
    live.socket.on('changed', ({ about, case: caseId }: { about: string; case: string }) => {
      if (about === 'commitment') told.get(caseId)?.push(performance.now())
    })
    return { personId, live }
  }))

  const made: { commitmentId: string; answeredAt: number; told: number[]; expected: number }[] = []
  const act = async (caseId: string) => {
    const team = members.filter((member) => member.caseId === caseId).map(({ personId }) => personId)
    const actor = clients.get(team[0]!)!
    const { you } = await actor.do(readCase, { params: { caseId } })
    const here: number[] = []
    told.set(caseId, here)
    const { id: commitmentId } = await actor.do(makeCommitment, { params: { caseId }, body: { ownerId: you.partyId, text: 'Ring mentorn', dueOn: '2027-01-15' } })
    made.push({ commitmentId, answeredAt: performance.now(), told: here, expected: open.filter(({ personId }) => team.includes(personId)).length })
  }
  const cases = [...new Set(members.map(({ caseId }) => caseId))]
  const began = performance.now()
  const acting: Promise<void>[] = []
  for (let index = 0; index < acts; index++) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + (index * 1000) / perSecond - performance.now())))
    acting.push(act(cases[index % cases.length]!))
  }
  await Promise.all(acting)
  const reached = acts / ((performance.now() - began) / 1000)
  for (const patience = performance.now() + 10_000; performance.now() < patience && made.some((one) => one.told.length < one.expected); ) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }

  const { rows } = await listener.query<{ id: string; xact: string }>('select object_id as id, xact::text as xact from event where object_id = any ($1::uuid[])', [made.map((one) => one.commitmentId)])
  const xacts = new Map(rows.map(({ id, xact }) => [id, xact]))
  const committedAt = ({ commitmentId }: (typeof made)[number]) => commits.get(xacts.get(commitmentId)!)!
  const browsers = made.flatMap((one) => one.told.map((at) => at - committedAt(one)))
  const actors = made.map((one) => one.answeredAt - committedAt(one))
  const missed = made.reduce((sum, one) => sum + one.expected - one.told.length, 0)
  for (const share of [0.5, 0.99, 1]) {
    const [browser, actor] = [percentile(browsers, share), percentile(actors, share)]
    yield {
      what: `commit to browser knows, p${share * 100}`, value: round(browser), unit: 'ms', baseline: round(actor), ratio: round(browser / actor),
      baselineIs: 'commit to actor has the answer', sockets, nodes, actsPerSecond: round(reached), deliveries: browsers.length, missed,
    }
  }
  for (const { live } of open) live.close()
  await listener.end()
  await place.close()
}
