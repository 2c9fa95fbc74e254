/**
 * A case told by hand in SQL: Vilgot's ordinary course, and beside it Malva's, which Ylva coordinates. What the
 * world is made of is put in by the superuser; what somebody does or asks goes through `app`, as the product asks.
 */
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../world/database.ts'

const uuid = (number: number) => `57000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Who takes part. Ylva and Malva have no part in Vilgot's case, and nobody of his has one in Malva's. */
export const people = {
  majken: uuid(1), rektor: uuid(2), polis: uuid(3), fritid: uuid(4), vilgot: uuid(5), asta: uuid(6), nils: uuid(7),
  ylva: uuid(8), malva: uuid(9),
}
export type Name = keyof typeof people
export const slots = { majken: 1, rektor: 2, polis: 3, fritid: 4, vilgot: 5, asta: 6, nils: 7 } as const
export type Member = keyof typeof slots

export const cases = { vilgot: uuid(101), malva: uuid(102), absent: uuid(199) }
export const requestId = uuid(111)
const number = { vilgot: 501, malva: 502 } as const
export const category = { consent: 0, signature: 1, inquiry: 2, progress: 3, team: 4, plan: 5, conversation: 7 } as const
const chaptered = (of: number) => of > category.team

export const gateKey = (of: number, chapter = 0, caseNumber: number = number.vilgot) => caseNumber * 65_536 + of * 256 + chapter
export const ownKey = (slot: number, caseNumber: number = number.vilgot) => caseNumber * 65_536 + slot

export interface StoryWanted {
  /** Vilgot's birthday; he is 14 in the stories that say nothing about it. */
  bornOn?: string
  validUntilOn?: string
  reach?: 'from-now' | 'all'
  /** What the request opens to the agencies, beside the coordinator. */
  lines?: { to: Member; category: number }[]
}

/** One question or act inside a transaction of somebody. */
export type Ask = <Row extends pg.QueryResultRow = pg.QueryResultRow>(sql: string) => Promise<Row[]>

export class Story {
  readonly database: TestDatabase
  readonly admin: pg.Client
  /** Everything that is asked goes through this one connection, as through a pool of one. */
  readonly app: pg.Client
  readonly #others: pg.Client[] = []

  private constructor(database: TestDatabase, admin: pg.Client, app: pg.Client) {
    this.database = database
    this.admin = admin
    this.app = app
  }

  /** A fresh database in which it is the given instant, Vilgot's case is open and a request has been made. */
  static async begin(now: string, wanted: StoryWanted = {}): Promise<Story> {
    const database = await createDatabase()
    const story = new Story(database, await connect(database.adminUrl), await connect(database.url))
    await story.admin.query(`set session app.person_id = '${people.majken}'`)
    await story.clock(now)
    await story.admin.query(foundations(wanted))
    return story
  }

  async end() {
    for (const client of [this.app, this.admin, ...this.#others]) await client.end()
    await this.database.drop()
  }

  /** Another connection of the product, for what happens at the same time. */
  async anotherApp(): Promise<pg.Client> {
    const client = await connect(this.database.url)
    this.#others.push(client)
    return client
  }

  /** Moves the clock; it goes on from there. */
  async clock(now: string) {
    await this.admin.query(`update clock_offset set offset_by = make_interval(secs => extract(epoch from '${now}'::timestamptz - clock_timestamp()))`)
  }

  /** One transaction as somebody, on one connection: context first and in a statement of its own, as the product does it. */
  async as<Result>(name: Name | null, work: (ask: Ask) => Promise<Result>, on: pg.Client = this.app, isolation = 'read committed'): Promise<Result> {
    await on.query(`begin isolation level ${isolation}`)
    try {
      await on.query(`select set_config('app.person_id', $1, true), set_config('app.system', '', true)`, [name === null ? '' : people[name]])
      const result = await work(async <Row extends pg.QueryResultRow>(sql: string) => (await on.query<Row>(sql)).rows)
      await on.query('commit')
      return result
    } catch (error) {
      await on.query('rollback')
      throw error
    }
  }

  /** What the door says to somebody: their standing, or null. */
  async enters(name: Name | null, caseId = cases.vilgot): Promise<Record<string, unknown> | null> {
    return this.as(name, async (ask) => (await ask<{ enter: Record<string, unknown> | null }>(`select app.enter('${caseId}')`))[0]!.enter)
  }

  /** How many rows of each table somebody finds without entering anything; tables without any are left out. */
  async finds(name: Name | null): Promise<Record<string, number>> {
    const found: Record<string, number> = {}
    await this.as(name, async (ask) => {
      for (const table of await this.guarded()) {
        const [row] = await ask<{ count: string }>(`select count(*) from ${table}`)
        if (row!.count !== '0') found[table] = Number(row!.count)
      }
    })
    return found
  }

  /** The texts of the goals that somebody reads. */
  async readsGoals(name: Name | null): Promise<string[]> {
    return this.as(name, async (ask) => (await ask<{ area: string }>('select area from goal order by area')).map((row) => row.area))
  }

  /** Somebody tries a statement after entering a case: the SQLSTATE with which it failed, or '' when it was done. */
  async tries(name: Name, sql: string, caseId = cases.vilgot): Promise<string> {
    try {
      await this.as(name, async (ask) => {
        await ask(`select app.enter('${caseId}')`)
        await ask(sql)
      })
      return ''
    } catch (error) {
      return (error as pg.DatabaseError).code ?? String(error)
    }
  }

  /** The same, taken back in any case. */
  wouldFail = (name: Name, sql: string, caseId = cases.vilgot) =>
    this.tries(name, `do $$ begin ${sql}; raise exception using errcode = 'KR000'; end $$`, caseId).then((code) => (code === 'KR000' ? '' : code))

  /** The tables with keys that the product may read. */
  async guarded(): Promise<string[]> {
    const { rows } = await this.admin.query<{ name: string }>(`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and has_table_privilege('app', c.oid, 'select')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('gate', 'own'))
      order by 1`)
    return rows.map((row) => row.name)
  }

  /** Somebody signs, as they would: entered, in their own transaction. */
  sign = (name: Member, on?: pg.Client) => this.#fact('consent_signature', name, `method, locale, signed_text_hash, signed_bytes`, `'demo-step-up', 'sv', '\\x00', '\\x00'`, on)
  confirm = (name: Member, on?: pg.Client) => this.#fact('consent_confirmation', name, 'reservation', `'r'`, on)
  withdraw = (name: Member, towards: Member | null = null, on?: pg.Client) =>
    this.#fact('consent_withdrawal', name, 'towards, method', `${towards === null ? 'null' : slots[towards]}, 'self'`, on)

  #fact(table: string, name: Member, columns: string, values: string, on?: pg.Client) {
    return this.as(name, async (ask) => {
      await ask(`select app.lock_case('${cases.vilgot}')`)
      await ask(`select app.enter('${cases.vilgot}')`)
      await ask(`insert into ${table} (id, request_id, slot, ${columns})
        values (gen_random_uuid(), '${requestId}', ${slots[name]}, ${values})`)
    }, on)
  }

  /** A goal, told by its area, as if its party had shared it in the present chapter; without a category it is a draft. */
  async writes(name: Member, area: string, of: number | null) {
    const { rows } = await this.admin.query<{ chapter: number }>(`select chapter from case_clock where case_number = ${number.vilgot}`)
    const gate = of === null ? 'null' : gateKey(of, chaptered(of) ? rows[0]!.chapter : 0)
    await this.admin.query(`insert into goal (id, case_number, gate, own, area) values (gen_random_uuid(), ${number.vilgot}, ${gate}, ${ownKey(slots[name])}, '${area}')`)
  }
}

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

function foundations({ bornOn = '2012-05-05', validUntilOn = '2027-06-30', reach = 'all', lines }: StoryWanted): string {
  const municipality = uuid(201)
  const functionOf = { majken: uuid(211), rektor: uuid(212), polis: uuid(213), fritid: uuid(214), ylva: uuid(215) }
  const personOf = { vilgot: uuid(221), asta: uuid(222), nils: uuid(223) }
  const staff = ['majken', 'rektor', 'polis', 'fritid'] as const
  const family = ['vilgot', 'asta', 'nils'] as const
  const opened = lines ?? (['majken', 'rektor', 'polis'] as const).flatMap((to) => [category.team, category.plan].map((of) => ({ to, category: of })))
  const rule = (role: string, reads: number[], gives: number[]) => [...new Set([...reads, ...gives])].map((of) =>
    `insert into standing_rule values ('${municipality}', '${role}', ${of}, ${reads.includes(of)}, ${gives.includes(of)})`)
  const { consent, signature, inquiry, progress, team, plan, conversation } = category
  const content = 'case_number, own'
  const byCoordinator = `${number.vilgot}, ${ownKey(1)}`

  return [
    `insert into municipality (id, name, phone) values ('${municipality}', 'Provköping', '0')`,
    ...rule('coordinator', [consent, signature, inquiry, progress, team], [consent, inquiry, progress, team, plan, conversation]),
    ...rule('inquirer', [inquiry, progress], [inquiry]),
    ...rule('youth', [consent, progress, team, plan, conversation], [signature, conversation]),
    ...rule('guardian', [consent, progress, team, plan, conversation], [signature, conversation]),
    `insert into consent_rule (municipality_id, case_kind, version, in_force_from, youth_signs_from_age, guardians, max_validity_days)
     values ('${municipality}', 'sspf', 1, '2020-01-01', 15, 'all', 400)`,
    `insert into agency (id, municipality_id, kind, name) values ('${municipality}', '${municipality}', 'social', 'Provköpings kommun')`,
    ...Object.entries(functionOf).map(([name, id]) => `insert into agency_function (id, agency_id, name, coordinates) values ('${id}', '${municipality}', '${name}', ${name === 'majken' || name === 'ylva'})`),
    ...Object.entries(people).map(([name, id]) => `insert into person (id, kind, name) values ('${id}', '${family.includes(name as 'asta') || name === 'malva' ? 'family' : 'staff'}', '${name}')`),
    ...([...staff, 'ylva'] as const).map((name) => `insert into function_holding (id, function_id, person_id, during) values (gen_random_uuid(), '${functionOf[name]}', '${people[name]}', '[2020-01-01,)')`),

    `insert into case_file (id, number, municipality_id, kind) overriding system value values
      ('${cases.vilgot}', ${number.vilgot}, '${municipality}', 'sspf'), ('${cases.malva}', ${number.malva}, '${municipality}', 'sspf')`,
    `insert into case_clock (case_number) values (${number.vilgot}), (${number.malva})`,
    `insert into case_party (id, case_number, own, gate, slot, kind, function_id)
     values (gen_random_uuid(), ${number.malva}, ${ownKey(1, number.malva)}, ${gateKey(team, 0, number.malva)}, 1, 'coordinator', '${functionOf.ylva}')`,
    ...family.map((name) => `insert into case_person (id, ${content}, role, name, born_on, person_id)
      values ('${personOf[name]}', ${byCoordinator}, '${name === 'vilgot' ? 'youth' : 'guardian'}', '${name}', ${name === 'vilgot' ? `'${bornOn}'` : 'null'}, '${people[name]}')`),
    ...staff.map((name) => `insert into case_party (id, ${content}, gate, slot, kind, function_id, inquirer)
      values (gen_random_uuid(), ${byCoordinator}, ${gateKey(team)}, ${slots[name]}, '${name === 'majken' ? 'coordinator' : 'agency'}', '${functionOf[name]}', ${name === 'rektor'})`),
    ...family.map((name) => `insert into case_party (id, ${content}, gate, slot, kind, case_person_id)
      values (gen_random_uuid(), ${byCoordinator}, ${gateKey(team)}, ${slots[name]}, '${name === 'vilgot' ? 'youth' : 'guardian'}', '${personOf[name]}')`),
    ...family.map((name) => `insert into party_admission (id, ${content}, slot) values (gen_random_uuid(), ${byCoordinator}, ${slots[name]})`),
    ...(['asta', 'nils'] as const).map((name) => `insert into custody (id, ${content}, slot, kind, evidence, checked_on)
      values (gen_random_uuid(), ${byCoordinator}, ${slots[name]}, 'joint', 'e', '2026-01-01')`),
    `insert into consent_request (id, ${content}, gate, purpose, valid_until_on, reach, form_version, text_sv, text_hash, rule_version, informed)
     values ('${requestId}', ${byCoordinator}, ${gateKey(consent)}, 'p', '${validUntilOn}', '${reach}', '1', 't', '\\x00', 1, '{}')`,
    ...opened.map((line) => `insert into consent_line (id, ${content}, gate, request_id, slot, category, reads, gives)
      values (gen_random_uuid(), ${byCoordinator}, ${gateKey(consent)}, '${requestId}', ${slots[line.to]}, ${line.category}, true, true)`),
  ].join(';\n')
}
