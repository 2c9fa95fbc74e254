import { expect, test } from 'vitest'
import { importsOf, read, sources } from './files.ts'

/** Who may import whom, as data. The first row that fits a file's path is its rule. */
const table: { files: RegExp; inside: RegExp; libraries: RegExp; says: string }[] = [
  { files: /\.test\.tsx?$/, inside: /./, libraries: /./, says: 'a test may import everything' },
  { files: /^packages\/domain\//, inside: /^packages\/domain\//, libraries: /^zod$/, says: 'packages/domain imports zod and nothing else' },
  { files: /^packages\/contract\//, inside: /^packages\/(domain|contract)\//, libraries: /^zod$/, says: 'packages/contract imports domain and zod' },
  { files: /^packages\/words\//, inside: /^packages\/(domain|words)\//, libraries: /^node:crypto$/, says: 'packages/words imports domain, for its lists of codes' },
  { files: /^packages\/evidence\//, inside: /^packages\/evidence\//, libraries: /^(node:(crypto|fs|util)|saxes|pkijs|asn1js)$/, says: 'packages/evidence knows nothing of Kring' },
  { files: /^server\/src\/platform\//, inside: /^(server\/src\/platform\/|server\/database\/types\.ts|packages\/domain\/src\/(kernel\/|actor\.ts)|packages\/contract\/src\/route\.ts)/, libraries: /./, says: 'platform knows no word of the domain' },
  { files: /^server\/src\/features\/index\.ts$/, inside: /^(server\/src\/(features\/[\w-]+\/feature\.ts|platform\/)|packages\/)/, libraries: /^$/, says: 'the staircase lists features' },
  { files: /^server\/src\/features\//, inside: /^(server\/src\/(features|platform)\/|server\/database\/types\.ts|packages\/)/, libraries: /^(node:(crypto|https)|kysely|zod|uuid|lucia|openid-client|hono(\/.*)?|@hono\/zod-openapi|temporal-polyfill)$/, says: 'a feature imports domain, contract, words, platform and features above it' },
  { files: /^server\/src\/(app|main|work|judge-settings)\.ts$/, inside: /^(server\/src\/(app|work)\.ts|server\/src\/(features\/(index|(sessions|signing)\/\w[\w-]*)\.ts|platform\/)|packages\/contract\/|server\/demo\/)/, libraries: /./, says: 'app, main, work and judge-settings import the staircase and platform' },
  { files: /^server\/src\/found\.ts$/, inside: /^(server\/src\/(features\/agencies\/|platform\/)|packages\/(domain|words)\/)/, libraries: /./, says: 'found founds what agencies know, with the words that a municipality begins with' },
  { files: /^server\/demo\//, inside: /^(server\/(demo|src)\/|packages\/|test\/world\/as\.ts)/, libraries: /./, says: 'the demo may use the product, and only main.ts and app.ts load it' },
  { files: /^server\/database\//, inside: /^server\/database\//, libraries: /^(node:.*|pg|bullmq|kysely)$/, says: 'server/database imports nothing of ours' },
  { files: /^web\/src\/ui\//, inside: /^web\/src\/(ui|locales)\//, libraries: /./, says: 'web/ui knows neither domain nor features' },
  { files: /^web\/src\/features\//, inside: /^(web\/src\/(features|ui|locales)\/|web\/src\/[\w-]+\.tsx?$|web\/src\/shells\/projector\.tsx|packages\/)/, libraries: /^(?!react-aria-components|socket\.io)/, says: 'a web feature imports domain, contract, words, ui and the files beside main.tsx; the projector brings its own frame' },
  { files: /^web\//, inside: /^(web|packages)\//, libraries: /./, says: 'web never imports the server' },
  { files: /^test\//, inside: /./, libraries: /./, says: 'test may import everything' },
  { files: /^infra\//, inside: /^infra\//, libraries: /./, says: 'infra imports nothing of ours' },
  { files: /^vitest\.config\.ts$/, inside: /^(infra|test)\//, libraries: /./, says: 'the test configuration names its folders' },
]

test('every file imports only what its place allows', () => {
  const broken = sources.flatMap((file) => {
    const row = table.find(({ files }) => files.test(file))
    if (!row) return [`${file}: has no place in the table`]
    const { inside, libraries } = importsOf(file)
    return [...inside.filter((path) => !row.inside.test(path)), ...libraries.filter((name) => !row.libraries.test(name))].map((what) => `${file} imports ${what}; ${row.says}`)
  })
  expect(broken).toEqual([])
})

test('nobody imports test or infra, and only main.ts and app.ts load the demo', () => {
  const broken = sources
    .filter((file) => !/^(test|infra)\//.test(file) && file !== 'vitest.config.ts')
    .flatMap((file) => importsOf(file).inside
      .filter((path) => /^(test|infra)\//.test(path) || (path.startsWith('server/demo/') && !/^server\/(demo\/|src\/(main|app)\.ts)/.test(file)))
      .map((path) => `${file} imports ${path}`))
  expect(broken).toEqual([])
})

test('a feature calls only features above it on the staircase', () => {
  const order = [...read('server/src/features/index.ts').matchAll(/from '\.\/([\w-]+)\/feature\.ts'/g)].map(([, name]) => name!)
  const list = read('server/src/features/index.ts').split('=> [')[1]!
  const stairs = order.toSorted((one, other) => list.search(new RegExp(`\\b${camel(one)}\\b`)) - list.search(new RegExp(`\\b${camel(other)}\\b`)))
  const broken = sources
    .filter((file) => file.startsWith('server/src/features/') && file.split('/').length > 4)
    .flatMap((file) => {
      const own = stairs.indexOf(file.split('/')[3]!)
      return importsOf(file).inside
        .filter((path) => path.startsWith('server/src/features/') && path.split('/').length > 4)
        .filter((path) => stairs.indexOf(path.split('/')[3]!) > own)
        .map((path) => `${file} imports ${path}, a lower step`)
    })
  expect(broken).toEqual([])
})

test('only web/ui speaks to the component library', () => {
  const broken = sources.filter((file) => file.startsWith('web/') && !file.startsWith('web/src/ui/') && importsOf(file).libraries.some((name) => name.startsWith('react-aria')))
  expect(broken).toEqual([])
})

test('what is borrowed for sessions stays behind one file each (decision 8)', () => {
  const knowing = (library: string) => sources.filter((file) => importsOf(file).libraries.includes(library))
  expect(knowing('lucia')).toEqual(['server/src/features/sessions/lucia.ts'])
  expect(knowing('openid-client')).toEqual(['server/src/features/sessions/openid.ts'])
  expect(knowing('oidc-provider')).toEqual(['server/demo/identity-provider.ts'])
})

const camel = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
