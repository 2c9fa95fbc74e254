import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, templateName, type TestDatabase } from '../world/database.ts'

let database: TestDatabase
let admin: pg.Client
let app: pg.Client

beforeAll(async () => {
  database = await createDatabase()
  admin = new pg.Client({ connectionString: database.adminUrl })
  app = new pg.Client({ connectionString: database.url })
  await Promise.all([admin.connect(), app.connect()])
})
afterAll(async () => {
  await Promise.all([admin.end(), app.end()])
  await database.drop()
})

const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await admin.query<Row>(sql, values)).rows
const names = async (sql: string) => (await ask<{ name: string }>(sql)).map((row) => row.name)

/** Without a person in them: codes, kinds, and what the deploy and the demo's clock keep for themselves. */
const withoutPersonalData = ['agency_kind', 'case_kind', 'category', 'clock_offset', 'migration']

/** `content` is only the pattern from which the tables of content are made. */
const patterns = ['content']

/** What the product may do to each table that is not content; to content it may do `select insert`, and no more. */
const rights: Record<string, string> = {
  access: 'select',
  agency: 'select insert',
  agency_function: 'select insert',
  agency_kind: 'select',
  agenda_template: 'select insert',
  case_clock: '',
  case_file: 'select',
  case_kind: 'select',
  category: 'select',
  channel_choice: 'select insert update(mail, made_at)',
  clock_offset: 'select update', // in test and demo databases alone
  concern_feedback: 'select insert',
  concern_reading: 'insert',
  concern_receipt: 'select insert',
  concern_report: 'select insert delete', // its sender may let go of the copy, once it is received
  consent_grant: 'select', // worked out, never written
  consent_opening: '',
  consent_rule: 'select insert',
  content: '',
  day_mark: 'select insert update(seen_at)',
  dispatch: 'select insert update(sent_at, dropped_at)',
  draft: 'select insert update(text, saved_at) delete',
  function_holding: 'select insert update(during)',
  idempotency: 'select insert',
  login: 'select insert',
  migration: '',
  municipality: 'select insert',
  outbox: '',
  person: 'select insert update(locale)',
  refusal_tally: 'insert',
  session: 'select insert update delete',
  signing: 'select insert update(return_hash, state, code, order_kept, started_at, asked_at, answer, collected_at) delete',
  standing_rule: 'select insert',
  topic_mark: 'select insert update(read_at)',
}

/** Ways to read content beside the two keys, and the promise that each keeps. */
const otherWaysToRead: Record<string, string> = {
  'evaluation.by_speaker': 'what was written down as my answer is mine to read',
  'event.addressed': 'an event without a case is for those whom it names',
  'spoken_view.by_speaker': 'what was written down as my words is mine to read',
}

/** Policies that ask nothing, and why that is right. */
const openPolicies: Record<string, string> = {
  'agency.read': 'which agencies there are is no secret',
  'agency_function.read': 'nor which functions they have',
  'consent_rule.read': 'rules are public',
  'municipality.read': 'the municipality is public',
  'refusal_tally.add': 'a refusal is counted without anything that could be read',
  'standing_rule.read': 'rules are public',
}

/** What runs with the gate's own rights, and why it must. */
const definers: Record<string, string> = {
  adult_at: 'a birthday is content, and membership is judged before there is standing',
  asked_just_now: 'the answer must not depend on what the asker may read',
  employed_just_now: 'the answer must not depend on what the asker may read',
  assessed_during: 'an assessment is its authority\'s own',
  assessments_here: 'until when an assessment stands is told to whom its words are not',
  am_staff: 'asks for the kind of person before any person can be read',
  code_name: 'why a case has one is the coordinator\'s to read',
  code_names_known: 'why a case has one is the coordinator\'s to read',
  concerns_to_tell: 'the clerk is at no intake, and has sent nothing',
  answers_to_ask_for: 'the clerk belongs to no case',
  ask_for_review: 'the clerk, who may ask for it, belongs to no case',
  consent_changed: 'the trigger behind every fact of consent',
  consent_spans: 'signatures are nobody else\'s to read',
  custody_here: 'custody is the coordinator\'s own note',
  derive_grants: 'writes what nobody may write',
  discloser_here: 'a party reads its own row no more when consent has ended',
  due_commitments: 'the clerk belongs to no case',
  ends_to_foretell: 'the clerk belongs to no case',
  enter: 'looks before there is standing',
  epoch_here: 'the clock is nobody\'s to read',
  evaluation_waits_for: 'the order of the answers binds also whoever may not know of them',
  excepted_during: 'exceptions are the coordinator\'s',
  family_of_case: 'knows the family so as to hide its readings',
  family_person: 'logins are the doorkeeper\'s',
  foreseen_of_me: 'what is foreseen of others is the coordinator\'s note',
  follow_consent: 'the last signer writes no steps of the case',
  follow_the_clock: 'the clerk belongs to no case',
  gate_here: 'reads the present chapter from the clock',
  giving_keys: 'reads the party\'s grants',
  grounds_of_reading: 'looks at the standing of others',
  hidden_keys_of: 'reads membership of others',
  holders_here: 'a block is its setter\'s to read, and a list the coordinator\'s',
  is_authority: 'the answer must not depend on what the asker may read',
  is_let_in_here: 'the list is the coordinator\'s to read',
  is_over_here: 'a relative reads no steps, and writes no more when it is over',
  is_received: 'the policy on receipts asks for the report, so the one on reports cannot ask back',
  keys_of: 'reads grants and membership of others',
  blocks_here: 'a block is its setter\'s to read, and the coordinator knows that it is there',
  lock_case: 'the clock is nobody\'s to lock',
  may_answer_for: 'the answer must not depend on what the asker may read',
  may_be_blocked: 'the answer must not depend on what the asker may read',
  may_be_listed: 'the answer must not depend on what the asker may read',
  may_be_unlisted: 'the answer must not depend on what the asker may read',
  may_see: 'asks about somebody else',
  leaves_a_list_alone: 'whoever ends a holding knows of no case',
  line_withdrawn_at: 'withdrawals are the withdrawer\'s and the coordinator\'s to read',
  my_refusals: 'a no that the coordinator noted is the coordinator\'s row',
  my_withdrawals: 'a withdrawal that the coordinator noted is the coordinator\'s row',
  named_in: 'the request names everybody else, and a relative is told of their own lines',
  next_seq: 'the clock is nobody\'s to move',
  noted_for_me: 'what the coordinator noted of me is the coordinator\'s row',
  note_reading: 'spans cases, and nobody writes rows of others',
  open_case: 'writes where no member exists yet',
  own_keys_of: 'reads membership of others',
  own_consent_missing: 'what is foreseen of others is the coordinator\'s note',
  parties_covered: 'looks at the standing of others',
  parties_of_consent: 'names parties to whoever reads the consent, before they read the team',
  protection_changed: 'the clock is nobody\'s to move',
  put_noted_signature: 'one writes nobody else\'s signature, and this one what two people have confirmed',
  readers: 'reads all members of a case',
  reviews_missing_here: 'the answer must not depend on what the asker may read',
  record_consequence: 'writes in nobody\'s name',
  relatives_of: 'the answer must not depend on what the asker may read',
  session_for: 'there is no actor yet',
  slots_of: 'membership is read before there is any standing',
  state_by_consent: 'the state follows from an act of somebody who may not know of it',
  staff_of_my_cases: 'reads membership of others',
  standing_slots: 'reads grants of others',
  steps_of_relatives: 'another guardian\'s step stays hidden, and what has become of the promise does not',
  takes_part_here: 'who is a danger is the coordinator\'s to know',
  to_outbox: 'the outbox is nobody\'s to write',
  who_may_see: 'the hub asks about everybody connected',
}

/** Functions that only the deploy, triggers or other functions call. */
const internal = ['assessed_during', 'consent_changed', 'consent_spans', 'derive_grants', 'excepted_during', 'gate_reads', 'grants_in_words', 'guard', 'is_blocked', 'is_danger', 'is_let_in', 'line_withdrawn_at', 'only_coordinator_adds', 'protection_changed', 'state_by_consent', 'to_outbox']

const guarded = `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'gate') and c.relname <> all ('{${patterns.join(',')}}') order by 1`

test('The tests ask as app, which is no superuser and bypasses nothing', async () => {
  const { rows } = await app.query('select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user')
  expect(rows).toEqual([{ name: 'app', rolsuper: false, rolbypassrls: false }])
})

describe('Roles', () => {
  test('that serve are neither superuser nor above the policies, create nothing, and own no table', async () => {
    expect(await ask(`select rolname as name, rolcanlogin as login from pg_roles
      where rolname in ('app', 'gate', 'relay', 'queue', 'owner') and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb and not rolreplication
      order by 1`)).toEqual([
      { name: 'app', login: true }, { name: 'gate', login: false }, { name: 'owner', login: false }, { name: 'queue', login: false }, { name: 'relay', login: false },
    ])
    expect(await names(`select distinct tableowner as name from pg_tables where schemaname in ('public', 'app')`)).toEqual(['owner'])
  })

  test('that app may change into give it nothing until it does', async () => {
    expect(await ask(`select r.rolname as role, m.inherit_option as inherits, m.admin_option as admin
      from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = 'app'::regrole order by 1`)).toEqual([
      { role: 'queue', inherits: false, admin: false }, { role: 'relay', inherits: false, admin: false },
    ])
    for (const role of ['owner', 'gate']) await expect(app.query(`set role ${role}`)).rejects.toMatchObject({ code: '42501' })
  })

  test('of the product create nothing anywhere, not even for the length of a session', async () => {
    // Rights on a database are not copied with it; the template is what a deploy has made.
    expect(await ask(`select has_database_privilege('app', '${templateName}', 'create') as database, has_database_privilege('app', '${templateName}', 'temp') as temp,
      (select bool_or(has_schema_privilege('app', oid, 'create')) from pg_namespace) as schema`)).toEqual([{ database: false, temp: false, schema: false }])
  })
})

describe('Tables', () => {
  test('have their policies enabled and forced, except those without personal data', async () => {
    expect(await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity) order by 1`)).toEqual(withoutPersonalData)
  })

  test('give the product the rights that are listed here, and no others', async () => {
    const found = await ask<{ name: string; rights: string }>(`
      select c.relname as name, concat_ws(' ', variadic array(
        select case when has_table_privilege('app', c.oid, p) then p
          else p || (select '(' || string_agg(a.attname, ', ' order by a.attnum) || ')' from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and p in ('select', 'insert', 'update', 'references') and has_column_privilege('app', c.oid, a.attnum, p)) end
        from unnest('{select,insert,update,delete,truncate,references,trigger,maintain}'::text[]) with ordinality as x(p, n) order by n)) as rights
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`)
    const content = await names(guarded)
    const expected = [...new Set([...content, ...Object.keys(rights)])].sort()
      .map((name) => ({ name, rights: rights[name] ?? 'select insert' }))
    expect(found).toEqual(expected)
  })

  test('promise no rights on what will be made later', async () => {
    expect(await ask('select defaclacl::text from pg_default_acl')).toEqual([])
    expect(await names(`select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      and (has_sequence_privilege('app', oid, 'usage') or has_sequence_privilege('app', oid, 'select'))`)).toEqual([])
  })

  test('of content are found by index through both keys', async () => {
    for (const table of await names(guarded)) {
      expect(await names(`select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = '${table}'::regclass and i.indpred is null and a.attname in ('gate', 'own') order by 1`), table).toEqual(['gate', 'own'])
    }
  })

  test('of content hold both keys to their own case', async () => {
    for (const table of await names(guarded)) {
      const checks = await names(`select pg_get_constraintdef(oid) as name from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'`)
      expect(checks.filter((check) => check.includes('gate >> 16') || check.includes('own >> 16')), table).toHaveLength(2)
    }
  })

  test('of content refer to each other by case and id, so that a foreign id fails the same way whether it exists or not', async () => {
    expect(await names(`
      select k.conrelid::regclass || ': ' || pg_get_constraintdef(k.oid) as name from pg_constraint k
      where k.contype = 'f' and k.conrelid::regclass::text = any (array(${guarded})) and k.confrelid::regclass::text = any (array(${guarded}))
        and pg_get_constraintdef(k.oid) not like 'FOREIGN KEY (case_number, %' order by 1`)).toEqual([])
  })

  test('of content have no key that could collide with a row of another case', async () => {
    expect(await names(`
      select i.indexrelid::regclass::text as name from pg_index i
      where i.indisunique and not i.indisprimary and i.indrelid::regclass::text = any (array(${guarded}))
        and not exists (select from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'case_number' and a.attnum = any (i.indkey)) order by 1`)).toEqual([])
  })

  test('tell nothing through the planner\'s statistics', async () => {
    await admin.query('analyze')
    const { rows } = await app.query(`select distinct tablename from pg_stats where schemaname = 'public' and tablename <> all ($1)`, [withoutPersonalData])
    expect(rows).toEqual([])
  })
})

describe('Policies', () => {
  const policies = () => ask<{ table: string; name: string; permissive: boolean; roles: string[]; command: string; using: string | null; check: string | null }>(`
    select tablename as "table", policyname as name, permissive = 'PERMISSIVE' as permissive, roles::text[] as roles, cmd as command, qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by 1, 2`)

  test('open content by its gate and to its own party, hide another guardian\'s, and let the entered party add', async () => {
    const all = await policies()
    const byName = (table: string, name: string) => all.find((policy) => policy.table === table && policy.name === name)
    for (const table of await names(guarded)) {
      expect(byName(table, 'by_consent'), table).toMatchObject({
        permissive: true, roles: ['app'], command: 'SELECT', using: '(gate = ANY (( SELECT app.permitted_keys() AS permitted_keys)::bigint[]))' })
      expect(byName(table, 'by_own'), table).toMatchObject({
        permissive: true, roles: ['app'], command: 'SELECT', using: '(own = ANY (( SELECT app.own_keys() AS own_keys)::bigint[]))' })
      expect(byName(table, 'not_another_guardian'), table).toMatchObject({ permissive: false, roles: ['app'], command: 'SELECT' })
      expect(byName(table, 'not_another_guardian')!.using, table).toContain('(own <> ALL (( SELECT app.hidden_keys() AS hidden_keys)::bigint[]))')

      const adding = all.filter((policy) => policy.table === table && policy.command === 'INSERT' && policy.permissive && policy.roles.includes('app'))
      expect(adding, table).toHaveLength(1)
      for (const condition of ['case_number = app.case_here()', 'own = app.own_here()', 'app.giving_keys()', 'app.person_here()']) {
        expect(adding[0]!.check, table).toContain(condition)
      }
    }
  })

  test('open content in no other way than is listed here', async () => {
    const usual = ['by_consent', 'by_own']
    const content = await names(guarded)
    const others = (await policies()).filter(({ table, name, permissive, roles, command }) =>
      permissive && roles.includes('app') && command !== 'INSERT' && content.includes(table) && !usual.includes(name))
    expect(others.map(({ table, name }) => `${table}.${name}`)).toEqual(Object.keys(otherWaysToRead))
  })

  test('that ask nothing are listed here', async () => {
    const open = (await policies()).filter(({ permissive, roles, using, check }) =>
      permissive && (roles.includes('app') || roles.includes('public')) && (using === 'true' || check === 'true' || (using === null && check === null)))
    expect(open.map(({ table, name }) => `${table}.${name}`)).toEqual(Object.keys(openPolicies))
  })

  test('stand on every table with personal data, and check what is written', async () => {
    const all = await policies()
    const tables = await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> all ('{${[...withoutPersonalData, ...patterns].join(',')}}') order by 1`)
    expect(tables.filter((table) => !all.some((policy) => policy.table === table))).toEqual([])
    expect(all.filter(({ command, check }) => (command === 'INSERT' || command === 'ALL') && check === null)).toEqual([])
  })

  test('let nobody but the coordinator write the course of a case, and nobody sign for another', async () => {
    const all = await policies()
    const restricting = (name: string) => all.filter((policy) => policy.name === name && !policy.permissive && policy.command === 'INSERT').map(({ table }) => table)
    expect(restricting('only_coordinator')).toEqual(['case_danger', 'case_listing', 'case_listing_end', 'case_party', 'case_person', 'case_protection', 'case_protection_end', 'case_protection_end_confirmation', 'case_step', 'closure', 'consent_line', 'consent_request', 'contact_check',
      'custody', 'decision', 'item_note', 'legal_frame', 'legal_review', 'legal_review_end', 'lvu_care', 'mapping_note', 'meeting', 'meeting_item', 'meeting_step', 'noted_signature', 'noted_signature_confirmation', 'noted_signature_end', 'noted_signature_scan', 'paper_form', 'party_admission', 'party_end', 'signature_exception', 'signature_exception_confirmation', 'signature_exception_end', 'start_decision', 'third_person', 'withdrawal_check'])
    expect(restricting('never_shared')).toEqual(['case_danger', 'case_listing', 'case_listing_end', 'case_protection', 'case_protection_end', 'case_protection_end_confirmation', 'disclosure', 'disclosure_confirmation',
      'legal_review', 'legal_review_end', 'lvu_care', 'noted_signature', 'noted_signature_confirmation', 'noted_signature_end', 'noted_signature_scan', 'paper_form', 'third_person', 'withdrawal_check'])
    expect(restricting('for_oneself')).toEqual(['consent_confirmation', 'consent_refusal', 'consent_signature', 'consent_withdrawal', 'maturity_assessment', 'maturity_assessment_end'])
  })

  test('are for app, gate and relay alone: nothing is open to everybody who can log in', async () => {
    const roles = new Set((await policies()).flatMap((policy) => policy.roles))
    expect([...roles].sort()).toEqual(['app', 'gate', 'relay'])
  })
})

describe('Views', () => {
  test('ask as whoever asks, and nothing is kept beside its table', async () => {
    expect(await names(`select oid::regclass::text as name from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
      and (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false))`)).toEqual([])
  })
})

describe('Functions', () => {
  test('that run with rights of their own are the gate\'s, in its schema, on a fixed path, and each has a reason here', async () => {
    const found = await ask<{ name: string; schema: string; owner: string; path: string }>(`
      select distinct p.proname as name, n.nspname as schema, pg_get_userbyid(p.proowner) as owner,
        (select setting from unnest(p.proconfig) setting where setting like 'search_path=%') as path
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`)
    expect(found).toEqual(Object.keys(definers).sort().map((name) => ({ name, schema: 'app', owner: 'gate', path: 'search_path=pg_catalog, public, app' })))
  })

  test('of the gate are nobody\'s to call but the product\'s roles', async () => {
    expect(await names(`select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) order by 1`)).toEqual([])
  })

  test('that work behind the gate are not the product\'s to call', async () => {
    expect(await names(`select distinct proname as name from pg_proc where pronamespace = 'app'::regnamespace and not has_function_privilege('app', oid, 'execute') order by 1`)).toEqual(internal)
  })

  test('work out grants after every fact that changes them', async () => {
    expect(await names(`select tgrelid::regclass::text as name from pg_trigger where tgfoid = 'app.consent_changed'::regproc and tgenabled = 'O' order by 1`))
      .toEqual(['access_block', 'access_block_end', 'case_person', 'consent_confirmation', 'consent_refusal', 'consent_signature',
        'consent_withdrawal', 'custody', 'maturity_assessment', 'maturity_assessment_end', 'party_end', 'signature_exception_confirmation', 'signature_exception_end'])
  })
})
