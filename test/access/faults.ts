/**
 * Faults that are planted into a copy of the gate, to show that the examination would see them. Each changes one
 * condition of the law in force; when the law has moved on and the condition is no longer there, planting fails loudly.
 */
import type pg from 'pg'
import type { Property } from './examine.ts'

export interface Fault {
  name: string
  /** What the faulty gate does. */
  wrong: string
  /** Where it must show. */
  breaks: Property
  plant(client: pg.Client): Promise<void>
}

export const faults: Fault[] = [
  {
    name: 'origin-ignored', wrong: 'A party cannot read what it wrote itself.', breaks: 'no-false-denial',
    plant: (client) => run(client, 'drop policy by_own on goal'),
  },
  {
    name: 'origin-of-another', wrong: 'A party reads the drafts of the next party.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'own_keys_of', 'app.own_key(s.case_number, s.slot)', 'app.own_key(s.case_number, s.slot + 1)'),
  },
  {
    name: 'chapter', wrong: 'A consent from now on opens what was shared before.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'keys_of', 'select g.category, g.from_chapter', 'select g.category, 0'),
  },
  {
    name: 'expiry', wrong: 'A consent opens after its end.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'keys_of', 'g.reads and g.during @> app.now()', 'g.reads'),
  },
  {
    name: 'last-day', wrong: 'A consent ends when its last day begins.', breaks: 'no-false-denial',
    plant: (client) => rewrite(client, 'consent_spans', 'r.valid_until_on + 1', 'r.valid_until_on'),
  },
  {
    name: 'zone', wrong: 'Days begin when they begin in Greenwich.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'day_start', 'at time zone zone', `at time zone 'UTC'`),
  },
  {
    name: 'membership', wrong: 'Whoever once held a function still reads as its holder.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'slots_of', 'h.during @> app.now()', 'lower(h.during) <= app.now()'),
  },
  {
    name: 'party-end', wrong: 'A party that has left still reads.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'slots_of', 'select from party_end e where', 'select from party_end e where false and'),
  },
  {
    name: 'admission', wrong: 'A guardian reads before contact was found safe.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'slots_of', 'select from party_admission a where', 'select from party_end a right join (values (1)) always on false where true or'),
  },
  {
    name: 'coming-of-age', wrong: 'A guardian reads on after the 18th birthday.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'slots_of', `p.kind <> 'guardian' or`, 'true or'),
  },
  {
    name: 'relative-through-the-old-slot', wrong: 'Whoever was a guardian reads on, as a relative, what guardians have said.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'hidden_keys_of', `, 'relative')`, ')'),
  },
  {
    name: 'relative-without-a-promise', wrong: 'A relative reads before the reservation is accepted.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'derive_grants', 'case when line.confirmed then act.confirmed_at', `case when line.confirmed and receiver.kind <> 'relative' then act.confirmed_at`)
      .then(() => rewrite(client, 'derive_grants', 'not line.confirmed or act.confirmed_at', `not line.confirmed or receiver.kind = 'relative' or act.confirmed_at`)),
  },
  {
    name: 'relative-reads-the-consent', wrong: 'A relative reads the consent with everybody who is named in it.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'derive_grants', `line.reads and (receiver.kind <> 'relative' or line.category <> register.category)`, 'line.reads'),
  },
  {
    name: 'relative-reads-how-it-goes', wrong: 'A relative reads the steps of the case.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'derive_grants', `receiver.kind <> 'relative' or line.category <> 3`, 'true'),
  },
  {
    name: 'relative-at-the-door', wrong: 'A relative whom no consent names may enter.', breaks: 'standing',
    plant: (client) => rewrite(client, 'standing_slots', `s.kind not in ('agency', 'relative')`, `s.kind <> 'agency'`),
  },
  {
    name: 'block-of-a-relative', wrong: 'A relative who is blocked still enters.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'slots_of', `p.kind <> 'relative' or`, 'true or'),
  },
  {
    name: 'relative-untold', wrong: 'A guardian is not told that a relative reads.', breaks: 'readers',
    plant: (client) => rewrite(client, 'grounds_of_reading', `app.kind_here() <> 'guardian' or p.kind = 'relative'`, `app.kind_here() <> 'guardian'`),
  },
  {
    name: 'family-slot', wrong: `Guardians read each other's words.`, breaks: 'no-leak',
    plant: (client) => rewrite(client, 'hidden_keys_of', `p.kind = 'guardian'`, 'false'),
  },
  {
    name: 'draft', wrong: 'A draft is open to whoever reads anything of the case.', breaks: 'no-leak',
    plant: (client) => run(client, `alter policy by_consent on goal using (gate = any ((select app.permitted_keys())::bigint[])
      or gate is null and case_number = any (array(select key >> 16 from unnest(app.permitted_keys()) key)))`),
  },
  {
    name: 'withdrawal-towards-one', wrong: 'A withdrawal towards one party changes nothing.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'line_withdrawn_at', 'coalesce(w.towards, of_slot) = of_slot', 'w.towards is null'),
  },
  {
    name: 'withdrawal-of-all', wrong: 'A withdrawal of everything changes nothing.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'line_withdrawn_at', 'coalesce(w.towards, of_slot) = of_slot', 'w.towards = of_slot'),
  },
  {
    name: 'withdrawal-of-a-category', wrong: 'A withdrawal of one category changes nothing.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'line_withdrawn_at', 'coalesce(w.category, of_category) = of_category', 'w.category is null'),
  },
  {
    name: 'category-is-everything', wrong: 'A withdrawal of one category takes everything back.', breaks: 'no-false-denial',
    plant: (client) => rewrite(client, 'line_withdrawn_at', 'and coalesce(w.category, of_category) = of_category', ''),
  },
  {
    name: 'exception-unconfirmed', wrong: 'An exception counts before a second person has confirmed it.', breaks: 'grants',
    plant: (client) => rewrite(client, 'excepted_during', 'join signature_exception_confirmation c on c.case_number = x.case_number and c.exception_id = x.id', 'join signature_exception c on c.id = x.id'),
  },
  {
    name: 'exception-for-ever', wrong: 'An exception counts after its last day.', breaks: 'grants',
    plant: (client) => rewrite(client, 'excepted_during', 'x.valid_until_on + 1', 'x.valid_until_on + 9999'),
  },
  {
    name: 'exception-over-a-no', wrong: 'An exception passes over a guardian who has said no.', breaks: 'grants',
    plant: (client) => rewrite(client, 'excepted_during', 'r.request_id = of_request or r.made_at >= x.made_at', 'false'),
  },
  {
    name: 'exception-instead-of-all', wrong: 'Exceptions alone open a case that nobody has signed for.', breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', 'range_agg(one.signed) * range_intersect_agg', 'range_intersect_agg'),
  },
  {
    name: 'exception-outside-the-rule', wrong: 'An exception counts whose kind the rule of the request does not know.', breaks: 'grants',
    plant: (client) => rewrite(client, 'excepted_during', 'and x.kind = any (rule.exceptions)', ''),
  },
  {
    name: 'exception-ignored', wrong: 'A confirmed exception changes nothing.', breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', '+ app.excepted_during(of_case, h.slot, a.id)', ''),
  },
  {
    name: 'noted-alone', wrong: 'Whoever noted a signature confirms it alone.', breaks: 'adding',
    plant: (client) => run(client, 'drop policy by_another on noted_signature_confirmation'),
  },
  {
    name: 'noted-by-hand', wrong: 'A signature that was given outside is written down without anybody having noted it.', breaks: 'adding',
    plant: (client) => run(client, 'drop policy by_oneself on consent_signature'),
  },
  {
    name: 'block-of-a-function', wrong: 'A function that is blocked still reads.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'is_blocked', 'b.function_id = of_function or', ''),
  },
  {
    name: 'block-of-a-person', wrong: 'A person who is blocked still reads.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'is_blocked', 'or b.person_id = person', ''),
  },
  {
    name: 'block-for-ever', wrong: 'A block that was lifted still holds.', breaks: 'no-false-denial',
    plant: (client) => rewrite(client, 'is_blocked', 'select from access_block_end e where', 'select from access_block_end e where false and'),
  },
  {
    name: 'block-in-the-grants', wrong: 'What is told of who may read still names a blocked function.', breaks: 'grants',
    plant: (client) => rewrite(client, 'derive_grants', '- coalesce(blocked.whole', `- coalesce('{}'::tstzmultirange, blocked.whole`),
  },
  {
    name: 'list-ignored', wrong: 'Whoever holds a function reads a protected case, named or not.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'is_let_in', 'not exists (select from app.protections_of', 'true or not exists (select from app.protections_of'),
  },
  {
    name: 'list-for-ever', wrong: 'Whoever was taken off the list still reads.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'is_let_in', 'select from case_listing_end e where', 'select from case_listing_end e where false and'),
  },
  {
    name: 'danger-reads', wrong: 'A guardian by whom the family must not be found still reads.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'is_danger', 'where d.slot = of_slot', 'where false'),
  },
  {
    name: 'protection-ended-alone', wrong: 'One person alone ends a protection.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'protections_of', 'join case_protection_end_confirmation c on c.case_number = e.case_number and c.end_id = e.id', ''),
  },
  {
    name: 'asked-before-the-lawyer', wrong: 'A family is asked although a lawyer has to be asked first.', breaks: 'adding',
    plant: (client) => run(client, 'drop policy reviewed_first on consent_request'),
  },
  {
    name: 'confirmation', wrong: 'An agency receives before it has confirmed.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'derive_grants', 'l.gives, true as confirmed', 'l.gives, false as confirmed'),
  },
  {
    name: 'youth-signature', wrong: `A consent goes on without the youth's signature after the signing age.`, breaks: 'no-leak',
    plant: (client) => rewrite(client, 'consent_spans', 'tstzrange(null, youth_from)', 'tstzrange(null, null)'),
  },
  {
    name: 'adult-alone', wrong: 'A consent asked of an adult never counts.', breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', 'where made_at >= adult_at and', 'where false and'),
  },
  {
    name: 'second-guardian', wrong: 'One guardian signs for both.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'consent_spans', 'range_agg(one.signed) * range_intersect_agg(one.stands)', 'range_agg(one.signed)'),
  },
  {
    name: 'old-custody', wrong: 'Whoever lost custody must still sign.', breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', `k.to_at = 'infinity' and e.id is null`, 'e.id is null'),
  },
  {
    name: 'left-out', wrong: 'A note on custody completes what was asked of somebody who has not signed.', breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', 'or k.from_at <= a.made_at', 'or false and k.from_at <= a.made_at'),
  },
  {
    name: 'confidence-to-guardians', wrong: 'A confidence stands in the register that guardians read.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'derive_grants', `when 'confidence' then 10`, `when 'confidence' then 0`),
  },
  {
    name: 'confidence-by-a-guardian', wrong: 'A guardian opens a confidence.', breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', 's.slot = y.slot) as youth_signed', 'true order by s.made_at limit 1) as youth_signed'),
  },
  {
    name: 'confidence-unassessed', wrong: 'A confidence opens before whoever would tell something has assessed.', breaks: 'grants',
    plant: (client) => rewrite(client, 'derive_grants', 'app.assessed_during(of_case, r.id)', `'{(,)}'::tstzmultirange`),
  },
  {
    name: 'assessment-for-ever', wrong: 'An assessment that was ended still stands.', breaks: 'grants',
    plant: (client) => rewrite(client, 'assessed_during', 'e.assessment_id = a.id', 'false'),
  },
  {
    name: 'confidence-too-young', wrong: `A confidence that is signed before the rule's age opens.`, breaks: 'grants',
    plant: (client) => rewrite(client, 'consent_spans', 'and lower(youth_signed) >= confidence_from', 'and youth_signed is not null'),
  },
  {
    name: 'confidence-opens-the-case', wrong: 'The inquirer is shut out by a confidence.', breaks: 'no-false-denial',
    plant: (client) => rewrite(client, 'keys_of', `and o.scope = 'family'`, ''),
  },
  {
    name: 'inquirer', wrong: 'The inquirer keeps reading after a consent has opened the case.', breaks: 'no-leak',
    plant: (client) => rewrite(client, 'keys_of', `'inquirer' = any (roles) and`, 'false and'),
  },
  {
    name: 'door', wrong: 'An agency that is only foreseen may enter.', breaks: 'standing',
    plant: (client) => rewrite(client, 'standing_slots', `s.kind not in ('agency', 'relative') or`, 'true or'),
  },
  {
    name: 'door-without-own', wrong: 'A party whose consent was withdrawn loses sight of its own words.', breaks: 'standing',
    plant: (client) => rewrite(client, 'standing_slots', 'exists (select from event', 'false and exists (select from event'),
  },
  {
    name: 'foreign-hand', wrong: 'One party writes in the name of another.', breaks: 'adding',
    plant: async (client) => {
      await eachAddPolicy(client, 'own = app.own_here()', 'own >> 16 = app.case_here()')
      await eachAddPolicy(client, 'own = ANY (( SELECT app.own_keys() AS own_keys)::bigint[])', 'true')
    },
  },
  {
    name: 'no-ground-to-share', wrong: 'A party shares in a category that it may not give.', breaks: 'adding',
    plant: (client) => rewrite(client, 'giving_keys', 'where g.gives and', 'where'),
  },
  {
    name: 'old-chapter', wrong: 'A row is shared into a chapter that is over.', breaks: 'adding',
    plant: (client) => rewrite(client, 'giving_keys', 'then clock.chapter else', 'then 0 else'),
  },
  {
    name: 'delivery', wrong: `A guardian is told of another guardian's event.`, breaks: 'delivery',
    plant: (client) => rewrite(client, 'may_see', 'coalesce(own <> all (app.hidden_keys_of(person, of_case)), true)', 'true'),
  },
  {
    name: 'announced-end', wrong: 'The door does not say that a consent runs out.', breaks: 'ends',
    plant: (client) => rewrite(client, 'enter', 'upper(g.during) as ends', 'null::timestamptz as ends'),
  },
  {
    name: 'untold-reader', wrong: 'The line "Läses av" leaves out who reads by consent.', breaks: 'readers',
    plant: (client) => rewrite(client, 'grounds_of_reading', 'and g.reads and g.during @> app.now()', 'and false'),
  },
]

async function run(client: pg.Client, sql: string) {
  await client.query(sql)
}

/** Replaces a condition in a function of the gate, wherever it stands there. */
export async function rewrite(client: pg.Client, name: string, condition: string, instead: string) {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_functiondef(p.oid) as definition from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname = $1`, [name])
  const definition = rows[0]?.definition ?? ''
  if (!definition.includes(condition)) throw new Error(`nothing to plant: app.${name} has no "${condition}" any more`)
  await client.query(definition.replaceAll(condition, instead))
}

/** Replaces a condition in every policy for adding rows. */
async function eachAddPolicy(client: pg.Client, condition: string, instead: string) {
  const { rows } = await client.query<{ name: string; table: string; check: string }>(
    `select policyname as name, tablename as "table", with_check as check from pg_policies
     where schemaname = 'public' and cmd = 'INSERT' and position($1 in with_check) > 0`, [condition])
  if (rows.length === 0) throw new Error(`nothing to plant: no policy for adding has "${condition}" any more`)
  for (const { name, table, check } of rows) {
    await client.query(`alter policy ${name} on ${table} with check (${check.replaceAll(condition, instead)})`)
  }
}
