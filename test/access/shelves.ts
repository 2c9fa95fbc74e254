import type pg from 'pg'

/** A table of content, read from the catalogue: how to put a row into it that means nothing but its two keys. */
export interface Shelf {
  table: string
  /** Its rows are facts of the gate itself; histories write them with their meaning, never as mere words. */
  isFact: boolean
  hasSlot: boolean
  /** Values for the columns that must hold something. */
  words(id: number): Record<string, string>
}

const facts = new Set(['case_person', 'case_party', 'party_admission', 'party_end', 'custody', 'consent_request', 'consent_line',
  'consent_signature', 'consent_refusal', 'consent_confirmation', 'consent_withdrawal', 'consent_grant', 'access_block', 'access_block_end',
  'signature_exception', 'signature_exception_confirmation', 'signature_exception_end', 'maturity_assessment', 'maturity_assessment_end',
  'noted_signature', 'noted_signature_confirmation', 'noted_signature_end',
  'case_protection', 'case_protection_end', 'case_protection_end_confirmation', 'case_listing', 'case_listing_end', 'case_danger'])

interface Column {
  table: string
  name: string
  type: string
  required: boolean
  check: string | null
}

/** Every table with `gate` or `own` that the product can read: a new one is found by itself. */
export async function findShelves(client: pg.Client): Promise<Map<string, Shelf>> {
  const { rows } = await client.query<Column>(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as required,
      (select pg_get_constraintdef(k.oid) from pg_constraint k
       where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as check
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege('app', c.oid, 'select')
      and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname in ('gate', 'own') and not k.attisdropped)
    order by c.relname, a.attnum`)
  const byTable = Map.groupBy(rows, (column) => column.table)
  return new Map([...byTable].map(([table, columns]) => [table, toShelf(table, columns)]))
}

function toShelf(table: string, columns: Column[]): Shelf {
  const keys = ['id', 'case_number', 'gate', 'own', 'made_at', 'made_by']
  const filled = columns.filter(({ name, type, required, check }) => !keys.includes(name) && (required || (type === 'text' && !check)))
  return {
    table,
    isFact: facts.has(table),
    hasSlot: columns.some(({ name }) => name === 'slot'),
    words: (id) => Object.fromEntries(filled.map((column) => [column.name, wordFor(column, id)])),
  }
}

/** Some value that the column takes: the first that its check names, else one that no other row of the history has. */
function wordFor({ type, check }: Column, id: number): string {
  switch (type) {
    case 'text': return check?.match(/'[^']+'/)?.[0] ?? `'x${id}'`
    case 'smallint': case 'integer': case 'bigint': return check ? '1' : String(id)
    case 'uuid': return 'gen_random_uuid()'
    case 'boolean': return 'true'
    case 'date': return `'2026-01-01'`
    case 'timestamp with time zone': return `'2026-01-01T00:00:00Z'`
    case 'bytea': return `'\\x00'`
    case 'tstzrange': return `'(,)'`
    case 'jsonb': return `'{}'`
    default: throw new Error(`no value known for a column of type ${type}`)
  }
}
