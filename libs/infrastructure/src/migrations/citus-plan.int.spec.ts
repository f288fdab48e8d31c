import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { readScalePlan, sectionOf } from './testing/read-scale-plan.js';

/** How a table would be kept: whole on every node, whole on one, or in shards by a column. */
interface Place {
  readonly key: string | null;
  readonly isReference: boolean;
  /** Whether the column is there already. */
  readonly hasKey: boolean;
}

interface UniqueIndex {
  readonly name: string;
  readonly table: string;
  readonly columns: string[];
}

interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly columns: string[];
  readonly parent: string;
  readonly parentColumns: string[];
}

const HOW = /^(?:(?<whole>reference|local)|by `(?<key>\w+)`(?<added>, to be added)?)$/;

let server: TestDatabase;
let database: Database;
let plan: string;
const listed: string[] = [];
const places = new Map<string, Place>();
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
  plan = sectionOf(await readScalePlan(), '7. Several primaries');
  for (const [, tables = '', how = ''] of plan.matchAll(/^\| (`\w+`.*?) \| (.*?) \| /gm)) {
    const groups = HOW.exec(how)?.groups;
    if (!groups) continue;
    for (const table of namesIn(tables)) {
      listed.push(table);
      places.set(table, { key: groups['key'] ?? null, isReference: groups['whole'] === 'reference', hasKey: groups['added'] === undefined });
    }
  }
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

const namesIn = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
const namesUnder = (title: string): string[] => namesIn(plan.split(`**${title}`)[1]?.split(/^\d\. /m)[0] ?? '');
const isSharded = (place: Place | undefined): boolean => place !== undefined && place.key !== null;
const holds = (columns: readonly string[], place: Place): boolean => place.hasKey && place.key !== null && columns.includes(place.key);

async function query<T>(statement: string): Promise<T[]> {
  const { rows } = await database.sql.raw<{ rows: T[] }>(statement);
  return rows;
}

const columnsOf = (relation: string, numbers: string): string =>
  `array(select attname::text from unnest(${numbers}::smallint[]) with ordinality as places (number, place)
     join pg_attribute on attrelid = ${relation} and attnum = number order by place)`;

/** Whether Citus would take the reference as it is. */
function isKept({ table, columns, parent, parentColumns }: ForeignKey): boolean {
  const [from, to] = [places.get(table), places.get(parent)];
  if (to?.isReference) return true;
  if (!from || !to || !isSharded(from) || !isSharded(to)) return !isSharded(from) && !isSharded(to) && !from?.isReference;
  return holds(columns, from) && columns.indexOf(from.key ?? '') === parentColumns.indexOf(to.key ?? '');
}

describe('the plan for several primaries', () => {
  it('has a place for every table, and one alone', async () => {
    const tables = await query<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
    );
    expect(listed.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });

  it('names the columns that there are, and as to be added those that there are not', async () => {
    const columns = await query<{ of: string }>(`select table_name || '.' || column_name as of from information_schema.columns where table_schema = 'public'`);
    const known = new Set(columns.map((column) => column.of));
    for (const [table, { key, hasKey }] of places) if (key !== null) expect([table, known.has(`${table}.${key}`)]).toEqual([table, hasKey]);
  });

  it('says what becomes of every unique index that does not hold its key', async () => {
    const indexes = await query<UniqueIndex>(
      `select relname::text as name, indrelid::regclass::text as table, ${columnsOf('indrelid', 'indkey')} as columns
       from pg_index join pg_class on pg_class.oid = indexrelid where indisunique and relnamespace = 'public'::regnamespace and not relispartition`,
    );
    const lacking = indexes.filter(({ table, columns }) => {
      const place = places.get(table);
      return place && isSharded(place) && !holds(columns, place);
    });
    const exchanged = [...plan.matchAll(/^ {3}\| (`\w+`.*?) \|/gm)].flatMap(([, names = '']) => namesIn(names));
    expect(exchanged.toSorted()).toEqual(lacking.map(({ name }) => name).toSorted());
  });

  it('says what becomes of every foreign key between shards that does not hold it', async () => {
    const keys = await query<ForeignKey>(
      `select conname::text as name, conrelid::regclass::text as table, confrelid::regclass::text as parent,
         ${columnsOf('conrelid', 'conkey')} as columns, ${columnsOf('confrelid', 'confkey')} as "parentColumns"
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
    );
    const broken = keys.filter((key) => !isKept(key) && places.get(key.table)?.hasKey);
    expect(broken.map(({ name }) => name).toSorted()).toEqual(namesUnder('Owners that').filter((name) => name.endsWith('_fkey')).toSorted());
  });

  it('names every function that is volatile by what it asks for', async () => {
    const asking = await query<{ name: string }>(
      `select distinct proname::text as name from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ 'clock_timestamp|nextval'`,
    );
    for (const { name } of asking) expect(plan).toContain(`${name}()`);
  });
});
