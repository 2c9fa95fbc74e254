import { pino } from 'pino'

export type Log = ReturnType<typeof openLog>

/** JSON lines without personal data: callers pass codes, ids of requests and durations, never bodies, names or queries. */
export const openLog = (level: string) =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      // A database's message can quote a row, and its detail always does; the SQLSTATE and the place are enough.
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        // Only where somebody develops: `debug` is refused by config outside the demo.
        ...(level === 'debug' ? { message: error.message } : {}),
        at: error.stack?.split('\n').filter((line) => line.includes(' at ')).slice(0, 6).map((line) => line.trim()),
      }),
    },
  })
