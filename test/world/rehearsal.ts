import type { Database } from '@kring/server/platform/database'

/**
 * The product's own door to the database, but every transaction is rolled back after it has answered: one can ask what would
 * happen, as often and as anybody, and nothing has happened.
 */
export function rehearse(database: Database): Database {
  class Rehearsed {
    readonly result: unknown
    constructor(result: unknown) {
      this.result = result
    }
  }
  const rolledBack = (run: Database['as']): Database['as'] => async (actor, work) => {
    try {
      return await run(actor, async (trx) => {
        throw new Rehearsed(await work(trx))
      })
    } catch (thrown) {
      if (thrown instanceof Rehearsed) return thrown.result as never
      throw thrown
    }
  }
  return { ...database, as: rolledBack(database.as), asOfNow: rolledBack(database.asOfNow) }
}
