import { z } from 'zod'
import { Id } from '@kring/domain/kernel/ids'
import { ChooseLocale, Me } from '@kring/domain/people'
import { Draft, DraftPlace, DropDraft, SaveDraft, Session } from '@kring/domain/sessions'
import { get, nothing, post } from './route.ts'

export const readMe = get('readMe', { path: '/me', about: 'me', summary: 'Who I am, and how long this session lasts', answer: Me })
export const chooseLocale = post('chooseLocale', { path: '/me/locale', about: 'me', summary: 'Choose the language that Kring speaks to me', body: ChooseLocale, answer: nothing, idempotent: false })
export const signOut = post('signOut', { path: '/session/end', about: 'session', summary: 'End this session', answer: nothing, idempotent: false })
export const listMySessions = get('listMySessions', { path: '/sessions', about: 'session', summary: 'My sign-ins that are still good, the latest first', answer: z.object({ items: z.array(Session) }) })
export const endMySession = post('endMySession', { path: '/sessions/:sessionId/end', about: 'session', summary: 'End one of my sign-ins', params: { sessionId: Id }, answer: nothing, idempotent: false })
export const saveDraft = post('saveDraft', { path: '/drafts', about: 'draft', summary: 'Keep words that are not sent yet', body: SaveDraft, answer: nothing, idempotent: false })
export const readDraft = get('readDraft', { path: '/drafts', about: 'draft', summary: 'What I was writing in a place', query: { place: DraftPlace }, answer: z.object({ draft: Draft.nullable() }) })
export const dropDraft = post('dropDraft', { path: '/drafts/removal', about: 'draft', summary: 'Forget words that have been sent or given up', body: DropDraft, answer: nothing, idempotent: false })

export const sessionRoutes = [readMe, chooseLocale, signOut, listMySessions, endMySession, saveDraft, readDraft, dropDraft]

/**
 * The two addresses beside the list of routes: a browser navigates to them, and they answer with redirects alone.
 * `start` takes `to` (a path of ours to land on) and `step-up=1` (prove anew that it is you); `back` is where the identity
 * provider returns to. Both are below `/api` like every route.
 */
export const signInPaths = { start: '/sign-in', back: '/sign-in/return' } as const
