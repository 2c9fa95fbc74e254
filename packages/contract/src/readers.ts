import { Id } from '@kring/domain/kernel/ids'
import { ReadersOfThing, ReadThing } from '@kring/domain/readers'
import { get } from './route.ts'

export const readReaders = get('readReaders', {
  path: '/cases/:caseId/readers', about: 'consent', summary: 'Who can read one thing, and why',
  params: { caseId: Id }, query: { thing: ReadThing, id: Id }, answer: ReadersOfThing,
})

export const readerRoutes = [readReaders]
