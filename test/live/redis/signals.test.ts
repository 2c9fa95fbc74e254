import { openTopic } from '@kring/contract/messages'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cast, type CastName } from '../../../server/demo/cast.ts'
import { aCase, withdraw, type CaseMade } from '../../world/a-case.ts'
import { startWorld, type World } from '../../world/app.ts'
import { behind, fence, until } from '../../world/behind.ts'

const redisUrl = process.env['KRING_TEST_REDIS_URL']

describe.skipIf(!redisUrl)('with a Redis between the nodes', () => {
  let world: World
  let file: CaseMade
  let redis: Redis
  beforeAll(async () => {
    redis = new Redis(redisUrl!)
    world = await startWorld({ nodes: 2, redisUrl })
    file = await aCase(world)
  })
  afterAll(async () => {
    await redis?.quit()
    await world?.close()
  })

  const listen = async (name: CastName, node: number) => ({ personId: cast[name].id, live: await (await world.as(name, node)).listen() })
  const aboutMessages = ({ live }: Awaited<ReturnType<typeof listen>>) => live.heard.filter(({ about }) => about === 'message').length
  const somethingHappens = async () =>
    (await world.as('majken')).do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Något nytt' } })

  test('no node listens on the database, and both nodes hear each event once, long before their sweep', async () => {
    const admin = await behind(world)
    expect(await admin.query(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'kring listener'`)).toEqual([])
    await admin.close()
    const [here, there] = [await listen('sara', 0), await listen('ture', 1)]
    const waits: number[] = []
    for (let round = 1; round <= 11; round++) {
      await somethingHappens()
      const began = performance.now()
      await until(() => aboutMessages(here) >= round && aboutMessages(there) >= round)
      waits.push(performance.now() - began)
    }
    expect(waits.toSorted((one, other) => one - other)[5]).toBeLessThan(500)
    await fence(world, [here, there])
    expect([here, there].map(aboutMessages)).toEqual([11, 11])
    here.live.close()
    there.live.close()
  })

  test('a withdrawal is silence on the other node too', async () => {
    const [ture, sara] = [await listen('ture', 1), await listen('sara', 1)]
    await withdraw(world, 'asta', file, file.parties.ture)
    await somethingHappens()
    await fence(world, [ture, sara])
    expect([ture, sara].map(aboutMessages)).toEqual([0, 1])
    ture.live.close()
    sara.live.close()
  })

  test('what passes through Redis is the number of a transaction and nothing of the case', async () => {
    const spy = redis.duplicate()
    const heard: string[] = []
    await spy.psubscribe('*')
    spy.on('pmessage', (_pattern, channel: string, message: string) => { if (channel.startsWith('kring')) heard.push(message) })
    const { id } = await somethingHappens()
    await until(() => heard.length > 0)
    for (const message of heard) for (const word of [file.caseId, id, 'Något nytt', cast.majken.id]) expect(message).not.toContain(word)
    for (const key of await redis.keys('*')) expect(key).not.toContain(file.caseId)
    await spy.quit()
  })

  test('no event is lost when Redis drops the connections of both nodes', async () => {
    const [here, there] = [await listen('sara', 0), await listen('agda', 1)]
    for (let round = 1; round <= 3; round++) {
      await Promise.all([redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub'), redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'), somethingHappens()])
      await until(() => aboutMessages(here) >= round && aboutMessages(there) >= round)
    }
    await fence(world, [here, there])
    expect([here, there].map(aboutMessages)).toEqual([3, 3])
    here.live.close()
    there.live.close()
  })
})
