import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { formatter } from '@lingui/format-po'
import { expect, test } from 'vitest'
import { broughtBy } from '../first-view.ts'

const src = import.meta.dirname

/** The pages of families, by the map of all pages. */
const familyPages = () => {
  const routes = readFileSync(`${src}/routes.tsx`, 'utf8')
  const pages = routes
    .split('= createRoute(')
    .filter((route) => /getParentRoute: \(\) => family/.test(route))
    .flatMap((route) => [...route.matchAll(/import\('(.+?)'\)/g)].map(([, path]) => resolve(src, path!)))
  return [...pages, `${src}/shells/family-frame.tsx`, `${src}/me.tsx`, `${src}/shells/app.tsx`]
}

/** Part of the pages that families share with staff, but shown only to whoever leads a meeting or works for an agency. */
const toolsOfStaff = /features\/(cases\/(case-frame|case-words|mapping-page)|commitments\/(make-commitment|quick-add)|meetings\/(item-(decisions|facts|goals|note|views)|new-commitment)|plan\/(goal-sheet|goal-words|set-goal|word-goal))\.tsx?$/

const reached = [...broughtBy(familyPages(), { later: true })].map((file) => relative(resolve(src, '..'), file)).filter((file) => !toolsOfStaff.test(file))
const catalogOf = (locale: string) => {
  const path = `${src}/locales/${locale}/messages.po`
  return formatter().parse(readFileSync(path, 'utf8'), { locale, sourceLocale: 'sv', filename: path })
}

test.each(['ar', 'so', 'en'])('every sentence that a family can meet is written in its language: %s', async (locale) => {
  const missing = Object.values((await catalogOf(locale)) ?? {})
    .filter(({ origin = [], obsolete, translation }) => !obsolete && !translation && origin.some(([file]) => reached.includes(file)))
    .map(({ message }) => message)
  expect(missing).toEqual([])
})
