import pg from 'pg'
import { cast, functions, idOf } from '../../server/demo/cast.ts'

/**
 * Fills a founded database with many active cases by SQL, past the product's acts: for measuring only. Every case has the
 * coordinator, the school, the police and the leisure centre as parties with confirmed grants, and some promises.
 */
export async function makeManyCases(adminUrl: string, { cases, promises, staff }: { cases: number; promises: number; staff: number }) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const parties = [functions.coordinator, functions.mentor, functions.police, functions.leisure]
  await client.query('set session_replication_role = replica')
  // Staff who hold the four functions of a share of the cases each, so that nobody has all of them.
  await client.query(
    `insert into person (id, kind, name) select gen_random_uuid(), 'staff', 'Person ' || n from generate_series(1, $1) n`, [staff])
  await client.query(`
    insert into agency_function (id, agency_id, name, coordinates)
    select gen_random_uuid(), f.agency_id, 'funktion ' || n || ' ' || f.id, f.coordinates
    from generate_series(1, $1) n, agency_function f where f.id = any ($2::uuid[])`, [Math.ceil(staff / 4), parties])
  await client.query(`
    insert into function_holding (id, function_id, person_id, during)
    select gen_random_uuid(), f.id, p.id, tstzrange(now() - interval '1 day', null)
    from (select id, row_number() over (order by name, id) n from agency_function where name like 'funktion %') f
    join (select id, row_number() over (order by name, id) n from person where name like 'Person %') p on p.n = f.n`)
  await client.query(`insert into case_file (id, municipality_id, kind, made_by) select gen_random_uuid(), $1, 'sspf', $2 from generate_series(1, $3)`,
    [idOf(1, 1), cast.majken.id, cases])
  await client.query('insert into case_clock (case_number) select number from case_file on conflict do nothing')
  await client.query(`
    with ranked as (select f.id, f.coordinates, a.kind, row_number() over (partition by a.kind order by f.name, f.id) - 1 as n, count(*) over (partition by a.kind) as total
                    from agency_function f join agency a on a.id = f.agency_id where f.name like 'funktion %')
    insert into case_party (id, case_number, gate, own, made_by, slot, kind, function_id, inquirer)
    select gen_random_uuid(), c.number, app.gate_key(c.number, 4, 0), app.own_key(c.number, 1), $1,
      case when r.coordinates then 1 when r.kind = 'school' then 2 when r.kind = 'police' then 3 else 4 end,
      case when r.coordinates then 'coordinator' else 'agency' end, r.id, r.kind = 'school'
    from case_file c join ranked r on r.n = c.number % r.total`, [cast.majken.id])
  await client.query(`
    insert into consent_request (id, case_number, gate, own, made_by, purpose, valid_until_on, reach, form_version, text_sv, text_hash, rule_version, informed)
    select gen_random_uuid(), number, app.gate_key(number, 0, 0), app.own_key(number, 1), $1, 'sspf', current_date + 100, 'all', '1', '', '', 1, '{}' from case_file`, [cast.majken.id])
  await client.query(`
    insert into consent_grant (id, case_number, gate, own, made_by, request_id, slot, category, reads, gives, during, from_chapter)
    select gen_random_uuid(), r.case_number, r.gate, r.own, r.made_by, r.id, s.slot, category.number, true, true, tstzrange(now() - interval '1 hour', now() + interval '100 days'), 0
    from consent_request r cross join generate_series(1, 4) s(slot) cross join category where category.number in (0, 3, 4, 5, 6, 7)`)
  await client.query(`
    insert into commitment (id, case_number, gate, own, made_by, owner_id, text, due_on)
    select gen_random_uuid(), p.case_number, app.gate_key(p.case_number, 5, 0), app.own_key(p.case_number, 1), $1, p.id, 'Ring mentorn', current_date + n
    from case_party p, generate_series(1, $2) n where p.slot = 2`, [cast.majken.id, promises])
  await client.query('set session_replication_role = origin')
  await client.query('analyze')
  const { rows } = await client.query<{ caseId: string; personId: string; slot: number }>(`
    select f.id as "caseId", h.person_id as "personId", p.slot from case_file f join case_party p on p.case_number = f.number
    join function_holding h on h.function_id = p.function_id order by f.number, p.slot`)
  await client.end()
  return rows
}
