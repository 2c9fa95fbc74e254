import { FamilyHome, MarkSeen, MyDay } from '@kring/domain/home'
import { get, nothing, post } from './route.ts'

/** These two show a little of every noun: a browser fetches them again whatever has changed. */
export const readMyDay = get('readMyDay', { path: '/my-day', about: 'home', summary: 'What an employee begins the day with', answer: MyDay })
export const readFamilyHome = get('readFamilyHome', { path: '/family-home', about: 'home', summary: 'What a family meets first', answer: FamilyHome })
export const markSeen = post('markSeen', { path: '/my-day/mark', about: 'home', summary: 'Remember, for me alone, up to when I have seen what is new', body: MarkSeen, answer: nothing, idempotent: false })

export const homeRoutes = [readMyDay, readFamilyHome, markSeen]
