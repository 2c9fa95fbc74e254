import { expect, test } from 'vitest'
import { landing } from './sign-in.ts'

const origin = 'https://kring.example'

test('a path of ours is landed on, with its question and its anchor', () => {
  for (const path of ['/', '/cases', '/cases/1?tab=plan', '/sv/start#now', '/å/ä', '/a//b', '/?to=https://elsewhere.example']) {
    expect(landing(path, origin)).toBe(new URL(path, origin).href)
  }
})

test('everything else is the start page, and nothing has another origin', () => {
  const spellings = [
    undefined, '', 'cases', 'https://elsewhere.example', 'https://kring.example/cases', '//elsewhere.example', '///elsewhere.example', '/\\elsewhere.example',
    '\\/elsewhere.example', '/\t/elsewhere.example', '/\n/elsewhere.example', '/\r\n/elsewhere.example', ' //elsewhere.example', '//kring.example@elsewhere.example', '//kring.example:444/',
    'javascript:alert(1)', 'data:text/html,x', '@elsewhere.example', '.elsewhere.example', '/api/sign-in', '/api/sign-in/return?code=x', '/x/../api/me', '//[', '/\0',
  ]
  for (const to of spellings.filter((to) => to !== '/\0')) expect([to, landing(to, origin)]).toEqual([to, `${origin}/`])
  for (const to of [...spellings, '/.//elsewhere.example', '/x/..//elsewhere.example', '/%2F/elsewhere.example', '/%5Celsewhere.example', '/%09/elsewhere.example']) {
    expect(new URL(landing(to, origin)).origin).toBe(origin)
  }
})
