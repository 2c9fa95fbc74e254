import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const template = 'test/world/template.ts'
const histories = 'test/access/model.test.ts'
/** What takes minutes begins first, so that nothing waits for it at the end. */
const longest = ['access/model.test.ts', 'access/twins.test.ts', 'live/losing-sight.test.ts', 'api/fuzz.test.ts', 'jobs/durability.test.ts', 'journeys/f1.test.ts']
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId, project }: TestSpecification) => 2 * project.config.sequence.groupOrder + Number(!longest.some((name) => moduleId.endsWith(name)))
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
const globalSetup = existsSync(new URL(template, import.meta.url)) ? [`./${template}`] : []

/**
 * Kinds of tests by what they need: nothing (unit), the source tree (shape), a database of their own (database), a browser
 * (journeys). They run in this order, one kind after the other; but the random histories keep the processor busy, and journeys mostly
 * wait, so that these two run beside each other.
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/src/**/*.test.ts', 'server/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { name: 'shape', include: ['test/shape/**/*.test.ts'], isolate: false, sequence: { groupOrder: 2 } },
      },
      {
        test: {
          name: 'database',
          include: ['test/{access,api,live,jobs}/**/*.test.ts'],
          exclude: [histories],
          globalSetup,
          isolate: false,
          maxWorkers: 3,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: { name: 'histories', include: [histories], globalSetup, maxWorkers: 3, maxConcurrency: 2, sequence: { groupOrder: 4 } },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup,
          maxWorkers: 3,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
