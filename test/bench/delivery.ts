import { makeCommitment } from '@kring/contract/commitments'
import { readCase } from '@kring/contract/cases'
import type { Socket } from 'socket.io-client'
import { Client } from '../world/as.ts'
import { startWorld } from '../world/app.ts'
import { makeManyCases } from './many-cases.ts'
import { percentile, round, type Bench } from './benches.ts'

/**
 * From the answer to an act (its commit) until the browsers that may know of it have been told, with many sockets open and
 * acts coming in steadily. A negative time means that the browser was told before the actor had the answer.
 */
export const delivery: Bench = async function* ({ sockets = 500, acts = 300, perSecond = 20 }) {
  const world = await startWorld()
  const members = await makeManyCases(world.database.adminUrl, { cases: 200, promises: 4, staff: 80 })
  const people = [...new Set(members.map(({ personId }) => personId))]
  const clients = await Promise.all(people.map((personId) => world.asPerson(personId)))
  const open: { personId: string; socket: Socket }[] = []
  const waiting = new Map<string, (at: number) => void>()
  for (let index = 0; index < sockets; index++) {
    const at = index % people.length
    const { socket } = await clients[at]!.listen()
    const personId = people[at]!
    socket.on('changed', ({ about, case: caseId }: { about: string; case: string }) => {
      if (about === 'commitment') waiting.get(`${caseId} ${index}`)?.(performance.now())
    })
    open.push({ personId, socket })
  }

  const times: number[] = []
  const missed: string[] = []
  const cases = [...new Set(members.map(({ caseId }) => caseId))]
  const one = async (caseId: string) => {
    const inCase = members.filter((member) => member.caseId === caseId)
    const author = inCase[0]!
    const actor: Client = clients[people.indexOf(author.personId)]!
    const { you } = await actor.do(readCase, { params: { caseId } })
    const hear = open.flatMap(({ personId }, index) =>
      inCase.some((member) => member.personId === personId)
        ? [new Promise<number | undefined>((resolve) => {
            const timer = setTimeout(() => resolve(undefined), 5000)
            waiting.set(`${caseId} ${index}`, (at) => { clearTimeout(timer); resolve(at) })
          })]
        : [])
    await actor.do(makeCommitment, { params: { caseId }, body: { ownerId: you.partyId, text: 'Ring mentorn', dueOn: '2027-01-15' } })
    const committed = performance.now()
    for (const at of await Promise.all(hear)) {
      if (at === undefined) missed.push(caseId)
      else times.push(at - committed)
    }
  }
  const running: Promise<void>[] = []
  for (let index = 0; index < acts; index++) {
    running.push(one(cases[index % cases.length]!))
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond))
    if (running.length > 40) await running.shift()
  }
  await Promise.all(running)
  for (const share of [0.5, 0.99, 1]) {
    yield { what: `commit to browser knows, p${share * 100}`, value: round(percentile(times, share), 1), unit: 'ms', sockets, deliveries: times.length, missed: missed.length }
  }
  for (const { socket } of open) socket.close()
  await world.close()
}
