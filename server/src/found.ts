import { readFileSync } from 'node:fs'
import { Name } from '@kring/domain/people'
import { Text } from '@kring/domain/kernel/time'
import { agendas } from '@kring/words/agendas'
import { z } from 'zod'
import { found, isFounded } from './features/agencies/founding.ts'
import { staffIssuer } from './features/agencies/identity.ts'
import { readConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { newId } from './platform/ids.ts'
import { openLog } from './platform/log.ts'

/** What a municipality begins with; everything else is added in the product by its administrator. */
const Beginning = z.strictObject({
  municipality: z.strictObject({
    name: Name, phone: Text(40), disclosureNeedsSecondPerson: z.boolean().optional(), concernFormUrl: z.url({ protocol: /^https$/ }).optional(),
  }),
  agency: z.strictObject({ name: Name }),
  /** `account` is the name by which the identity provider of the municipality knows the administrator. */
  administrator: z.strictObject({ name: Name, account: Text(200), mail: z.email().optional() }),
})

/**
 * Founds a municipality in an empty database, with the settings of the server: `node server/src/found.ts municipality.json`. One
 * line and exit code 1 where something is wrong or a municipality is there already; nothing is changed then.
 */
async function main(file: string | undefined) {
  if (!file) throw new Error('say which file: node server/src/found.ts municipality.json')
  const read = Beginning.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error).replaceAll(/\s+/g, ' ')}`)
  const { municipality, agency, administrator: { account, mail, ...person } } = read.data
  const { databaseUrl, demo, secret } = readConfig()
  const database = await openDatabase(databaseUrl, { log: openLog('error'), demo })
  try {
    if (await isFounded(database)) throw new Error('a municipality is founded in this database already')
    const ids = { municipality: newId(), agency: newId(), function: newId(), person: newId() }
    await found(database, {
      municipality: { ...municipality, id: ids.municipality },
      agencies: [{ ...agency, id: ids.agency, kind: 'social', functions: [{ id: ids.function, name: 'administratör', administers: true }] }],
      people: [{ ...person, ...(mail && { mail }), id: ids.person, kind: 'staff', logins: [{ issuer: staffIssuer, subject: account }] }],
      holdings: [{ id: newId(), functionId: ids.function, personId: ids.person }],
      agendas: agendas.map((agenda) => ({ ...agenda, id: newId() })),
    }, secret)
    console.log(`${municipality.name} is founded. ${person.name} signs in and adds agencies, functions and staff under "Personal".`)
  } finally {
    await database.close()
  }
}

await main(process.argv[2]).catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
