import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { birthday, startOfDay } from './model.ts'
import { Random } from './random.ts'
import { findShelves } from './shelves.ts'
import { cases, category, gateKey, ownKey, people, requestId, slots, Story, type Name, type StoryWanted } from './story.ts'

// `test.fails` marks a guarantee that the gate does not give yet: it turns red in the moment it does.

const someDay = '2026-06-01T12:00:00Z'
const told: Story[] = []
const begin = async (now = someDay, wanted?: StoryWanted) => {
  const story = await Story.begin(now, wanted)
  told.push(story)
  return story
}
afterEach(async () => {
  for (const story of told.splice(0)) await story.end()
})

/** Both guardians have signed and the school has confirmed. */
const agreed = async (now = someDay, wanted?: StoryWanted) => {
  const story = await begin(now, wanted)
  await story.sign('asta')
  await story.sign('nils')
  await story.confirm('rektor')
  return story
}

test('The product asks as a role that owns nothing, bypasses nothing and inherits nothing', async () => {
  const { app } = await begin()
  const { rows } = await app.query(`select current_user as name, rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb,
    exists (select from pg_class where relowner = pg_roles.oid) as owns from pg_roles where rolname = current_user`)
  expect(rows).toEqual([{ name: 'app', rolsuper: false, rolbypassrls: false, rolinherit: false, rolcreaterole: false, rolcreatedb: false, owns: false }])
})

describe('Before the last signature', () => {
  test('no invited agency finds anything, not even that the case exists', async () => {
    const story = await begin()
    await story.writes('majken', 'of the coordinator', category.plan)
    await story.sign('asta')
    for (const name of ['polis', 'fritid'] as const) {
      expect(await story.finds(name)).toEqual({})
      expect(await story.enters(name)).toBeNull()
      expect(await story.as(name, (ask) => ask('select id from case_file'))).toEqual([])
    }
  })

  test('the inquirer reads the inquiry and how it goes, and no longer once a consent has opened the case', async () => {
    const story = await begin()
    await story.writes('majken', 'inquiry', category.inquiry)
    await story.writes('majken', 'plan', category.plan)
    expect(await story.readsGoals('rektor')).toEqual(['inquiry'])
    await story.sign('asta')
    await story.sign('nils')
    expect(await story.readsGoals('rektor')).toEqual([])
  })

  test('a consent that is taken back before its last signature never opens the case', async () => {
    const story = await begin()
    await story.writes('majken', 'inquiry', category.inquiry)
    await story.sign('asta')
    await story.withdraw('asta')
    await story.sign('nils')
    expect(await story.readsGoals('rektor')).toEqual(['inquiry'])
    expect(await story.enters('polis')).toBeNull()
  })
})

describe('From the last signature on', () => {
  test('an agency reads the consent itself, and what it opens from its own confirmation on', async () => {
    const story = await begin()
    await story.writes('majken', 'plan', category.plan)
    await story.writes('majken', 'talk', category.conversation)
    await story.sign('asta')
    await story.sign('nils')
    expect(await story.readsGoals('polis')).toEqual([])
    expect(await story.enters('polis')).toMatchObject({ kind: 'agency', reads: ['consent'] })
    await story.confirm('polis')
    expect(await story.readsGoals('polis')).toEqual(['plan'])
    expect(await story.enters('polis')).toMatchObject({ reads: ['consent', 'plan', 'progress', 'team'] })
    expect(await story.enters('fritid')).toBeNull()
  })

  test('a consent from now on opens nothing that was there before, and one for all does', async () => {
    for (const [reach, read] of [['from-now', ['after']], ['all', ['after', 'before']]] as const) {
      const story = await begin(someDay, { reach })
      await story.writes('majken', 'before', category.plan)
      await story.sign('asta')
      await story.sign('nils')
      await story.confirm('rektor')
      await story.writes('majken', 'after', category.plan)
      expect(await story.readsGoals('rektor')).toEqual(read)
    }
  })

  test('what is signed stays as it was signed: a line added later opens nothing', async () => {
    const story = await begin(someDay, { lines: [{ to: 'rektor', category: category.team }] })
    await story.writes('majken', 'plan', category.plan)
    await story.sign('asta')
    await story.sign('nils')
    // Refused or without effect: both would do.
    await story.tries('majken', `insert into consent_line (id, request_id, slot, category, reads, gives)
      values (gen_random_uuid(), '${requestId}', ${slots.rektor}, ${category.plan}, true, true)`)
    await story.confirm('rektor')
    expect(await story.readsGoals('rektor')).toEqual([])
  })

  test('what the family reads follows the family rule, never a consent', async () => {
    const story = await begin()
    await story.writes('majken', 'inquiry', category.inquiry)
    await story.tries('majken', `insert into consent_line (id, request_id, slot, category, reads, gives)
      values (gen_random_uuid(), '${requestId}', ${slots.asta}, ${category.inquiry}, true, true)`)
    await story.sign('asta')
    await story.sign('nils')
    await story.confirm('asta')
    expect(await story.readsGoals('asta')).toEqual([])
  })

  test('an agency learns the names of the family with the team, and not from the line "Läses av"', async () => {
    const story = await agreed(someDay, { lines: [{ to: 'rektor', category: category.plan }] })
    await story.as('rektor', async (ask) => {
      await ask(`select app.enter('${cases.vilgot}')`)
      expect(await ask('select name from case_person')).toEqual([])
      const labels = (await ask<{ label: string }>(`select label from app.parties_reading(${category.plan})`)).map((row) => row.label)
      expect(labels.filter((label) => ['vilgot', 'asta', 'nils'].includes(label))).toEqual([])
    })
  })

  test('two guardians who sign in the same instant complete the consent', async () => {
    const story = await begin()
    const [one, other] = [await story.anotherApp(), await story.anotherApp()]
    await Promise.all([story.sign('asta', one), story.sign('nils', other)])
    expect(await story.enters('polis')).toMatchObject({ reads: ['consent'] })
  })
})

describe('A withdrawal', () => {
  test('counts in the next statement, for a reader who is in the middle of a transaction', async () => {
    for (const isolation of ['read committed', 'repeatable read']) {
      const story = await agreed()
      await story.writes('majken', 'before', category.plan)
      const reader = await story.anotherApp()
      await story.as('rektor', async (ask) => {
        await ask(`select app.enter('${cases.vilgot}')`)
        expect(await ask('select area from goal')).toEqual([{ area: 'before' }])
        await story.admin.query('begin')
        await withdrawBehind(story)
        await story.writes('majken', 'written after the withdrawal', category.plan)
        await story.admin.query('commit')
        expect(await ask('select area from goal')).not.toContainEqual({ area: 'written after the withdrawal' })
      }, reader, isolation)
      expect(await story.readsGoals('rektor')).toEqual([])
    }
  })

  test('cannot be outrun by a statement that waits: nothing of content can be locked, changed or deleted by the product', async () => {
    const story = await agreed()
    for (const table of await story.guarded()) {
      for (const attempt of [`select 1 from ${table} for update`, `select 1 from ${table} for key share`, `update ${table} set id = id returning *`, `delete from ${table}`]) {
        expect(await story.wouldFail('rektor', attempt), attempt).toBe('42501')
      }
    }
  })

  test('wins against a confirmation at the same moment, whichever commits first', async () => {
    const story = await begin()
    await story.sign('asta')
    await story.sign('nils')
    await story.writes('majken', 'plan', category.plan)
    const [withdrawing, confirming] = [await story.anotherApp(), await story.anotherApp()]
    // Neither takes the case's clock first: the gate must not depend on their manners.
    const fact = (table: string, name: 'asta' | 'rektor', more: [string, string]) =>
      `insert into ${table} (id, request_id, slot${more[0]}) values (gen_random_uuid(), '${requestId}', ${slots[name]}${more[1]})`
    await start(confirming, 'rektor')
    await confirming.query(fact('consent_confirmation', 'rektor', ['', '']))
    await start(withdrawing, 'asta')
    const withdrawn = withdrawing.query(fact('consent_withdrawal', 'asta', [', method', `, 'self'`]))
    await waitsOrIsDone(story, withdrawn)
    await confirming.query('commit')
    await withdrawn
    await withdrawing.query('commit')
    expect(await story.readsGoals('rektor')).toEqual([])
    expect(await story.enters('polis')).toBeNull()
  })

  test('counts in the next statement, for an act that found no clock to take because its party had no part a moment before', async () => {
    const story = await begin()
    await story.sign('asta')
    const acting = await story.anotherApp()
    await story.as('polis', async (ask) => {
      await ask(`select app.lock_case('${cases.vilgot}')`)
      await story.sign('nils')
      await story.confirm('polis')
      expect(await ask(`select app.enter('${cases.vilgot}')`)).not.toEqual([{ enter: null }])
      await story.withdraw('asta')
      await story.writes('majken', 'written after the withdrawal', category.plan)
      expect(await ask('select area from goal')).toEqual([])
    }, acting)
  })

  test('towards one party leaves the others, and to that party its own words', async () => {
    const story = await agreed()
    await story.confirm('polis')
    await story.writes('majken', 'plan', category.plan)
    await story.writes('polis', 'of the police', category.plan)
    await story.admin.query(`insert into event (id, name, about, case_number, gate, own, body) values (gen_random_uuid(), 'e', 'a', 501, ${gateKey(category.plan)}, ${ownKey(slots.polis)}, '{}')`)
    await story.withdraw('asta', 'polis')
    expect(await story.readsGoals('polis')).toEqual(['of the police'])
    expect(await story.enters('polis')).toMatchObject({ reads: [], gives: [] })
    expect(await story.readsGoals('rektor')).toEqual(['of the police', 'plan'])
  })

  test('takes effect when it is made, whatever date is written on it', async () => {
    const story = await agreed()
    await story.writes('majken', 'plan', category.plan)
    const late = await story.tries('asta', `insert into consent_withdrawal (id, request_id, slot, method, made_at)
      values (gen_random_uuid(), '${requestId}', ${slots.asta}, 'self', app.now() + interval '1 day')`)
    expect(late === '42501' || (await story.readsGoals('rektor')).length === 0).toBe(true)
  })
})

describe('The context of a transaction', () => {
  test('is empty for nobody, and nobody finds anything', async () => {
    const story = await agreed()
    await story.writes('majken', 'plan', category.plan)
    expect(await story.finds(null)).toEqual({})
    const fresh = await story.anotherApp()
    for (const table of await story.guarded()) expect((await fresh.query(`select from ${table}`)).rowCount, table).toBe(0)
  })

  test('is gone after it: who comes next on the connection is nobody', async () => {
    const story = await agreed()
    await story.writes('majken', 'plan', category.plan)
    await story.enters('rektor')
    const settings = ['person_id', 'system', 'case_number', 'own', 'kind', 'looked_for', 'permitted_keys', 'own_keys', 'hidden_keys', 'my_cases']
    for (const setting of settings) {
      const { rows } = await story.app.query(`select coalesce(current_setting('app.${setting}', true), '') as left`)
      expect(rows, setting).toEqual([{ left: '' }])
    }
    expect((await story.app.query('select from goal')).rowCount).toBe(0)
  })

  test('never passes from one to the other over a pool of two', async () => {
    const story = await agreed()
    for (const name of ['majken', 'rektor', 'asta', 'nils'] as const) await story.writes(name, name, null)
    const pool = new pg.Pool({ connectionString: story.database.url, max: 2 })
    const random = new Random(1)
    await Promise.all(Array.from({ length: 400 }, async () => {
      const name = random.pick(['majken', 'rektor', 'asta', 'nils', 'ylva', null] as const)
      const client = await pool.connect()
      await client.query('begin')
      await client.query(`select set_config('app.person_id', $1, true)`, [name === null ? '' : people[name]])
      if (random.chance(0.5)) await client.query(`select app.enter('${cases.vilgot}')`)
      const { rows } = await client.query<{ area: string }>('select area from goal where gate is null')
      await client.query(random.chance(0.8) ? 'commit' : 'rollback')
      client.release()
      expect(rows.map((row) => row.area)).toEqual(name === null || name === 'ylva' ? [] : [name])
    }))
    await pool.end()
  })

  test('changes with the person even in one transaction: nothing that was worked out for one is used for the other', async () => {
    const story = await agreed()
    await story.writes('majken', 'of the coordinator alone', null)
    await story.as('majken', async (ask) => {
      await ask(`select app.enter('${cases.vilgot}')`)
      expect(await ask('select area from goal')).toHaveLength(1)
      for (const other of [people.rektor, people.ylva, '']) {
        await ask(`select set_config('app.person_id', '${other}', true)`)
        expect(await ask('select area from goal')).toEqual([])
      }
    })
  })
})

describe('Days', () => {
  test('begin at midnight in Stockholm, also when the night is an hour shorter or longer', async () => {
    const { admin } = await begin()
    for (const [day, instant] of [
      ['2026-10-24', '2026-10-23T22:00:00.000Z'], ['2026-10-25', '2026-10-24T22:00:00.000Z'], ['2026-10-26', '2026-10-25T23:00:00.000Z'],
      ['2027-03-27', '2027-03-26T23:00:00.000Z'], ['2027-03-28', '2027-03-27T23:00:00.000Z'], ['2027-03-29', '2027-03-28T22:00:00.000Z'],
    ] as const) {
      for (const sessionZone of ['UTC', 'America/New_York', 'Europe/Stockholm', 'Pacific/Auckland']) {
        await admin.query(`set timezone to '${sessionZone}'`)
        const { rows } = await admin.query<{ start: Date }>(`select app.day_start('${day}', 'Europe/Stockholm') as start`)
        expect(rows[0]!.start.toISOString(), `${day} in ${sessionZone}`).toBe(instant)
      }
      expect(new Date(startOfDay(day)).toISOString()).toBe(instant)
    }
  })

  test('of birth on 29 February come back on the last of February, and on the 29th in leap years', async () => {
    const { admin } = await begin()
    for (const [age, on] of [[15, '2027-02-28'], [16, '2028-02-29'], [18, '2030-02-28'], [20, '2032-02-29']] as const) {
      const { rows } = await admin.query<{ at: Date }>(`select app.birthday('2012-02-29', ${age}, 'Europe/Stockholm') as at`)
      expect(rows[0]!.at.getTime()).toBe(startOfDay(on))
    }
  })

  test('of birth are what the calendar says, for two thousand children', async () => {
    const { admin } = await begin()
    const random = new Random(29)
    const children = Array.from({ length: 2000 }, () => ({
      bornOn: new Date(Date.UTC(random.between(2004, 2015), 0, random.between(1, 366))).toISOString().slice(0, 10), age: random.between(0, 18),
    }))
    const { rows } = await admin.query<{ at: Date }>(
      `select app.birthday(born_on, age, 'Europe/Stockholm') as at from unnest($1::date[], $2::int[]) with ordinality as child(born_on, age, place) order by place`,
      [children.map((child) => child.bornOn), children.map((child) => child.age)])
    expect(rows.map((row) => row.at.getTime())).toEqual(children.map(({ bornOn, age }) => birthday(bornOn, age)))
  })

  test('end a guardian\'s part at midnight of the 18th birthday, in the night in which the clock goes back', async () => {
    const story = await begin('2026-10-24T21:59:00Z', { bornOn: '2008-10-25' })
    await story.writes('majken', 'plan', category.plan)
    expect(await story.readsGoals('asta')).toEqual(['plan'])
    await story.clock('2026-10-24T22:00:00Z')
    expect(await story.readsGoals('asta')).toEqual([])
    expect(await story.enters('asta')).toBeNull()
    expect(await story.readsGoals('vilgot')).toEqual(['plan'])
  })

  test('end the part of every guardian, also of one who was added before the young person was', async () => {
    const story = await begin()
    await story.tries('majken', `
      insert into case_person (id, role, name, person_id) values ('${cases.absent}', 'guardian', 'malva', '${people.malva}');
      insert into case_party (id, slot, kind, case_person_id) values (gen_random_uuid(), 8, 'guardian', '${cases.absent}');
      insert into party_admission (id, slot) values (gen_random_uuid(), 8)`)
    await story.clock('2030-05-06T12:00:00Z')
    expect(await story.enters('malva')).toBeNull()
  })

  test('of validity last until midnight, and no longer, in the night in which the clock goes back', async () => {
    const story = await agreed('2026-10-20T12:00:00Z', { validUntilOn: '2026-10-25' })
    await story.writes('majken', 'plan', category.plan)
    await story.clock('2026-10-25T22:59:00Z')
    expect(await story.readsGoals('rektor')).toEqual(['plan'])
    await story.clock('2026-10-25T23:00:00Z')
    expect(await story.readsGoals('rektor')).toEqual([])
  })

  test('pause a consent at the youth\'s signing age until the youth has signed too', async () => {
    const story = await agreed('2027-02-27T12:00:00Z', { bornOn: '2012-02-29' })
    await story.writes('majken', 'plan', category.plan)
    await story.clock('2027-02-27T22:59:00Z')
    expect(await story.readsGoals('rektor')).toEqual(['plan'])
    await story.clock('2027-02-27T23:00:00Z')
    expect(await story.readsGoals('rektor')).toEqual([])
    await story.sign('vilgot')
    expect(await story.readsGoals('rektor')).toEqual(['plan'])
  })

  test('end a consent of the guardians at the 18th birthday', async () => {
    const story = await begin('2026-10-24T12:00:00Z', { bornOn: '2008-10-25' })
    for (const name of ['asta', 'nils', 'vilgot'] as const) await story.sign(name)
    await story.confirm('rektor')
    await story.writes('majken', 'plan', category.plan)
    expect(await story.readsGoals('rektor')).toEqual(['plan'])
    await story.clock('2026-10-24T22:00:00Z')
    expect(await story.readsGoals('rektor')).toEqual([])
  })
})

describe('Hidden is absent', () => {
  test('at the door', async () => {
    const story = await begin()
    for (const name of ['polis', 'ylva', 'malva', null] as const) {
      expect(await story.enters(name, cases.vilgot)).toBeNull()
      expect(await story.enters(name, cases.absent)).toBeNull()
    }
  })

  test('at the lock, which a stranger cannot take', async () => {
    const story = await begin()
    const stranger = await story.anotherApp()
    for (const [name, locks] of [['ylva', false], ['polis', false], ['asta', true]] as [Name, boolean][]) {
      await story.as(name, async (ask) => {
        await ask(`select app.lock_case('${cases.vilgot}')`)
        expect(await isLocked(story), name).toBe(locks)
      }, stranger)
    }
  })

  test('in every error that a foreign id can cause, whichever table it is put into', async () => {
    const story = await begin()
    const told: string[] = []
    for (const shelf of (await findShelves(story.admin)).values()) {
      const hidden: Record<string, string> = {
        ...shelf.words(7), ...(shelf.hasSlot ? { slot: '1' } : {}), ...(['case_party', 'access_block'].includes(shelf.table) ? { function_id: 'gen_random_uuid()' } : {}),
        // Worked out from the entered case, and here there is none.
        ...(shelf.table === 'consent_request' ? { rule_version: '1' } : {}),
      }
      for (const [column, value] of Object.entries(hidden)) if (value === 'gen_random_uuid()') hidden[column] = `'${randomUUID()}'`
      await behindThePolicies(story, insert(shelf.table, { ...hidden, case_number: '503', own: String(ownKey(1, 503)) }))

      const absent = Object.fromEntries(Object.entries(hidden).map(([column, value]) => [column, /^'[0-9a-f-]{36}'$/.test(value) ? `'${randomUUID()}'` : value]))
      const attempt = (values: Record<string, string>) => story.wouldFail('ylva', insert(shelf.table, { ...values, made_by: `'${people.ylva}'` }), cases.malva)
      const [ofHidden, ofAbsent] = [await attempt(hidden), await attempt(absent)]
      if (ofHidden !== ofAbsent) told.push(`${shelf.table}: ${ofHidden} if it exists, ${ofAbsent} if not`)
    }
    expect(told).toEqual([])
  })

  test('in the mark of how far one has read', async () => {
    const story = await begin()
    const topic = randomUUID()
    await story.admin.query(`insert into topic (id, case_number, own, title) values ('${topic}', 501, ${ownKey(1)}, 't')`)
    const mark = (id: string) => story.wouldFail('ylva', `insert into topic_mark (topic_id) values ('${id}')`, cases.malva)
    expect(await mark(topic)).toBe(await mark(randomUUID()))
  })
})

describe('In the family', () => {
  test('neither the other guardian nor the youth reads a guardian\'s signature or words, and the coordinator does', async () => {
    const story = await begin()
    await story.as('asta', async (ask) => {
      await ask(`select app.enter('${cases.vilgot}')`)
      await ask(`insert into consent_signature (id, gate, request_id, slot, method, locale, signed_text_hash, signed_bytes)
        values (gen_random_uuid(), ${gateKey(category.signature)}, '${requestId}', ${slots.asta}, 'demo-step-up', 'sv', '\\x00', '\\x00')`)
      await ask(`insert into consent_refusal (id, gate, request_id, slot) values (gen_random_uuid(), ${gateKey(category.signature)}, '${requestId}', ${slots.asta})`)
    })
    await story.writes('asta', 'words of Asta', category.conversation)
    for (const [name, rows] of [['asta', 1], ['nils', 0], ['vilgot', 0], ['majken', 1]] as const) {
      const found = await story.finds(name)
      expect(found['consent_signature'] ?? 0, `${name} and the signature`).toBe(rows)
      expect(found['consent_refusal'] ?? 0, `${name} and the refusal`).toBe(rows)
    }
    expect(await story.readsGoals('asta')).toEqual(['words of Asta'])
    expect(await story.readsGoals('nils')).toEqual([])
    expect(await story.readsGoals('vilgot')).toEqual([])
  })

  test('nobody signs, refuses or confirms for another', async () => {
    const story = await begin()
    for (const table of ['consent_signature', 'consent_refusal', 'consent_confirmation']) {
      const more = table === 'consent_signature' ? [', method, locale, signed_text_hash, signed_bytes', `, 'paper', 'sv', '\\x00', '\\x00'`] : ['', '']
      expect(await story.wouldFail('majken', `insert into ${table} (id, request_id, slot${more[0]}) values (gen_random_uuid(), '${requestId}', ${slots.nils}${more[1]})`)).toBe('42501')
    }
  })
})

describe('An event', () => {
  test('of a case is for those who may see it, and nobody can be named beside them', async () => {
    const story = await agreed()
    const refused = await story.tries('majken', `insert into event (id, name, about, case_number, gate, own, addressees, body, made_by)
      values ('57000000-0000-4000-8000-000000000401', 'e', 'a', app.case_here(), ${gateKey(category.plan)}, app.own_here(), '{${people.ylva}}', '{}', app.person_here())`)
    expect(refused === '42501' || (await story.finds('ylva'))['event'] === undefined).toBe(true)
  })
})

const insert = (table: string, values: Record<string, string>) =>
  `insert into ${table} (id, ${Object.keys(values).join(', ')}) values (gen_random_uuid(), ${Object.values(values).join(', ')})`

/** Something that is simply there, without what it would refer to. */
const behindThePolicies = (story: Story, sql: string) =>
  story.admin.query(`begin; set local session_replication_role = replica; ${sql}; commit`)

/** The withdrawal of everything by Asta, in the superuser's present transaction. */
const withdrawBehind = (story: Story) => story.admin.query(`insert into consent_withdrawal (id, case_number, own, request_id, slot, method)
  values (gen_random_uuid(), 501, ${ownKey(slots.asta)}, '${requestId}', ${slots.asta}, 'self')`)

async function start(client: pg.Client, name: Name) {
  await client.query('begin')
  await client.query(`select set_config('app.person_id', $1, true)`, [people[name]])
  await client.query(`select app.enter('${cases.vilgot}')`)
}

/** Whether somebody holds the clock of Vilgot's case. */
async function isLocked(story: Story) {
  await story.admin.query('begin')
  try {
    await story.admin.query('select from case_clock where case_number = 501 for update nowait')
    return false
  } catch (error) {
    if ((error as pg.DatabaseError).code === '55P03') return true
    throw error
  } finally {
    await story.admin.query('rollback')
  }
}

/** Until a statement has been answered, or waits for a lock. */
async function waitsOrIsDone(story: Story, statement: Promise<unknown>) {
  let done = false
  statement.then(() => (done = true), () => (done = true))
  for (let tries = 0; tries < 200 && !done; tries++) {
    const { rows } = await story.admin.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
