import { readConfig } from './platform/config.ts'

/** Says in one line which settings are wrong, with exit code 1, before anything is opened: `npm start` asks this first. */
try {
  readConfig()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
