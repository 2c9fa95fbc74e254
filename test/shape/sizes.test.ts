import { expect, test } from 'vitest'
import { read, sources } from './files.ts'

test('no file of actions has outgrown its noun', () => {
  const long = sources.filter((file) => /features\/[\w-]+\/actions\.ts$/.test(file)).map((file) => [file, read(file).split('\n').length] as const).filter(([, lines]) => lines > 280)
  expect(long).toEqual([])
})

test('every exported function of the platform and of the rules states its guarantee', () => {
  const silent = sources
    .filter((file) => /^(server\/src\/platform|packages\/domain\/src\/kernel)\//.test(file) && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const lines = read(file).split('\n')
      return lines.flatMap((line, index) => {
        const name = /^export (?:async )?(?:function|class) (\w+)/.exec(line)?.[1]
        return name && !/\*\/\s*$/.test(lines[index - 1] ?? '') ? [`${file}: ${name}`] : []
      })
    })
  expect(silent).toEqual([])
})

test('nothing in the project speaks of the machine it was made on', () => {
  const told = sources.filter((file) => /\/work\/main|\/tmp\/scratch|\/root\//.test(read(file)) && !file.startsWith('test/shape/'))
  expect(told).toEqual([])
})
