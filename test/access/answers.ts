import { allRoutes } from '@kring/contract'
import type { Route } from '@kring/contract/route'
import type { CastName } from '../../server/demo/cast.ts'
import type { World } from '../world/app.ts'
import { probes } from './probes.ts'
import type { Subject } from './subject.ts'

/** What tells of the asking itself, and so is another every time: one's own session, and who has read. */
const ofAsking = ['readMe', 'listMySessions', 'readHistory']

/** What each of them is answered now on every reading that is asked of them, byte for byte but for what the asking itself changes. */
export async function everyAnswer(world: World, subject: Subject, people: readonly CastName[], isAsked: (who: CastName, route: Route, params: { caseId?: string }) => boolean = () => true): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const who of people) {
    const client = await world.as(who)
    for (const route of allRoutes.filter(({ method }) => method === 'GET')) {
      const { row: _row, ...sent } = probes[route.name]!(subject)
      if (!isAsked(who, route, sent.params ?? {})) continue
      const { status, text } = await client.send(route, sent as never)
      answers.set(`${who} ${route.name}`, `${status} ${route.gives === null || status >= 300 ? withoutClock(text) : text}`)
    }
  }
  return answers
}

/** Which of the later answers are others than before, apart from what tells of the asking. */
export const changed = (before: Map<string, string>, after: Map<string, string>) =>
  [...after].filter(([what, answer]) => !ofAsking.includes(what.split(' ')[1]!) && before.get(what) !== answer)

/** Without what differs from one asking to the next whatever happens: the clock, the request's own id, and one's own session. */
const withoutClock = (text: string) => JSON.stringify(JSON.parse(text, (key, value) => (/^(at|since|serverNow|instance|cursor)$|InMs$/.test(key) ? '' : value)))
