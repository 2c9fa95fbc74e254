import { Redis } from 'ioredis'
import { afterAll, describe } from 'vitest'
import { jobsSuite } from '../suite.ts'

const given = process.env['KRING_TEST_REDIS_URL']

describe.skipIf(!given)('jobs on Redis', () => {
  // A database of its own, so that nobody else's queue is emptied.
  const redisUrl = `${(given ?? 'redis://127.0.0.1:1').replace(/\/\d*$/, '')}/7`
  const redis = new Redis(redisUrl, { lazyConnect: true })
  afterAll(() => redis.quit().catch(() => {}))

  const read = async (key: string): Promise<unknown> => {
    switch (await redis.type(key)) {
      case 'string': return redis.get(key)
      case 'hash': return redis.hgetall(key)
      case 'list': return redis.lrange(key, 0, -1)
      case 'set': return redis.smembers(key)
      case 'zset': return redis.zrange(key, '0', '-1')
      case 'stream': return redis.xrange(key, '-', '+')
      default: return null
    }
  }
  jobsSuite({
    redisUrl,
    contents: async () => JSON.stringify(await Promise.all((await redis.keys('*')).map(async (key) => [key, await read(key)]))),
    flush: async () => { await redis.flushdb() },
  })
})
