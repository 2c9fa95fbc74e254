import { randomUUID } from 'node:crypto'

let generate: () => string = randomUUID

/** A new public id: a UUID of version 4, which tells neither order nor time (RFC 9562, 5.4). */
export const newId = (): string => generate()

/** Takes ids from another source while `work` runs, so that a demo is told with the same ids every time. Never in production. */
export async function withIdsFrom<Result>(source: () => string, work: () => Promise<Result>): Promise<Result> {
  generate = source
  try {
    return await work()
  } finally {
    generate = randomUUID
  }
}
