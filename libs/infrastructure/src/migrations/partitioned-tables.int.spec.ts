import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, runStatement, type TestDatabase } from '../kernel/testing/index.js';
import { readScalePlan } from './testing/read-scale-plan.js';

/** Where the first partition ends in the statements of docs/scale.md, and where the second one does. */
const [END, NEXT_END] = ['1000000', '2000000'];
const [YEAR, NEXT_YEAR] = [`'2031-01-01Z'`, `'2032-01-01Z'`];

interface Case {
  readonly key: string;
  /** Adds a row to the first range, and one to the second. */
  readonly add: readonly [first: string, second: string];
  /** The same row, of an owner that is not there. */
  readonly orphan?: string;
}

const ADD_MESSAGE = 'insert into messages (conversation_id, sender_id, content) values (1, 1, \'Hello\')';
const ADD_EVENT = `insert into live_events (user_id, event, data) values (1, 'thing.made', '{}')`;
const ADD_ACTIVITY = `insert into activities (type, actor_id) values ('thing.made', 1)`;
const addRevision = (documentId: number, revision: number): string =>
  `insert into document_revisions (document_id, revision, title, content, type, status, tags, author_id)
   values (${documentId}, ${revision}, 'Plan', 'Text', 'note', 'DRAFT', '{}', 1)`;
const addAccess = (at: string): string =>
  `insert into file_link_accesses (file_id, signed_by, outcome, created_at) values (1, 1, 'SHOWN', ${at})`;
const onward = (table: string, statement: string): string => `select setval('${table}_id_seq', ${END}); ${statement}`;

const CASES: Record<string, Case> = {
  activities: { key: 'id', add: [ADD_ACTIVITY, onward('activities', ADD_ACTIVITY)], orphan: ADD_ACTIVITY.replace('1)', '99)') },
  live_events: { key: 'id', add: [ADD_EVENT, onward('live_events', ADD_EVENT)], orphan: ADD_EVENT.replace('(1,', '(99,') },
  messages: { key: 'id', add: [ADD_MESSAGE, onward('messages', ADD_MESSAGE)], orphan: ADD_MESSAGE.replace('(1, 1', '(99, 1') },
  document_revisions: { key: 'document_id', add: [addRevision(1, 2), addRevision(1_000_001, 1)], orphan: addRevision(99, 1) },
  file_link_accesses: { key: 'created_at', add: [addAccess('now()'), addAccess(`'2031-02-01Z'`)], orphan: addAccess('now()').replace('(1,', '(99,') },
};

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
  await runStatement(server.url, `
    insert into users (email, username, name, status, password_hash) values ('ada@example.org', 'ada', 'Ada', 'ACTIVE', 'none');
    insert into conversations (type, name) values ('GROUP', 'Team');
    insert into documents (id, title, content, type, status, tags, owner_id)
      select id, 'Plan', 'Text', 'note', 'DRAFT', '{}', 1 from unnest(array[1, 1000001]) as id;
    insert into file_contents (key, size, sha256, mime_type) values (gen_random_uuid(), 1, sha256('x'), 'text/plain');
    insert into files (name, owner_id, content_key, kind, size) select 'x.txt', 1, key, 'document', size from file_contents`);
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

async function query<T extends object>(statement: string, ...bindings: string[]): Promise<T[]> {
  const { rows } = await database.sql.raw<{ rows: T[] }>(statement, bindings);
  return rows;
}

const rowsOf = (table: string, key: string) => query(`select * from ${table} order by ${key}`);
const partsOf = (table: string) => query<{ part: string }>(`select tableoid::regclass::text as part from ${table} order by tableoid, 1`);
const namesOf = (table: string) => query(`
  select relname::text as name from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = ?::regclass
  union all select conname from pg_constraint where conrelid = ?::regclass and contype in ('p', 'f', 'c')
  union all select tgname from pg_trigger where tgrelid = ?::regclass and not tgisinternal order by 1`, table, table, table);
/** Where the table and its indexes lie: what is built or copied lies elsewhere. */
const filesOf = (table: string) => query(`
  select relfilenode::text as file from pg_class where oid = ?::regclass
  union all select relfilenode::text from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = ?::regclass order by 1`, table, table);

/** The statements that docs/scale.md has for one table, or for each. */
async function blocks(name: string): Promise<string[]> {
  return [...(await readScalePlan()).matchAll(/```sql (\w+)\n(.*?)```/gs)].flatMap(([, table, sql = '']) => (table === name ? [sql] : []));
}

/** As the text says, the names and values of one table in the place of those of `messages`. */
function madeFor(table: string, key: string, sql: string): string {
  const named = sql.replaceAll('messages', table).replaceAll('id <', `${key} <`).replaceAll('range (id)', `range (${key})`);
  if (key === 'document_id') return named.replace(/^alter sequence .*\n/m, '');
  return key === 'created_at' ? named.replaceAll(END, YEAR).replaceAll(NEXT_END, NEXT_YEAR) : named;
}

describe('docs/scale.md', () => {
  it('says how the tables become partitioned', async () => {
    expect(await blocks('each')).toHaveLength(2);
  });
});

describe.each(Object.entries(CASES))('a full table of %s', (table, { key, add, orphan = '' }) => {
  const [first, second] = [`${table}_first`, `${table}_second`];
  let before: { rows: object[]; names: object[]; files: object[] };

  beforeAll(async () => {
    await runStatement(server.url, add[0]);
    for (const sql of await blocks(table)) for (const statement of sql.split(';\n')) await runStatement(server.url, statement);
    const [prepare = '', swap = ''] = (await blocks('each')).map((sql) => madeFor(table, key, sql));
    before = { rows: await rowsOf(table, key), names: await namesOf(table), files: await filesOf(table) };
    await runStatement(server.url, prepare);
    await runStatement(server.url, swap);
  });

  it('is the first partition, and nothing of it was copied or built', async () => {
    expect(await rowsOf(table, key)).toEqual(before.rows);
    expect(await filesOf(first)).toEqual(before.files);
  });

  it('keeps its keys, indexes, checks and triggers under their names', async () => {
    expect(await namesOf(table)).toEqual(before.names);
    await expect(runStatement(server.url, orphan)).rejects.toThrow(`${table}_`);
  });

  it('takes rows as before, and those beyond its end in the next partition', async () => {
    const { length } = before.rows;
    await runStatement(server.url, add[0].replace(', 2,', ', 3,'));
    await runStatement(server.url, add[1]);
    expect(await partsOf(table)).toEqual([...Array.from({ length: length + 1 }, () => ({ part: first })), { part: second }]);
  });
});

describe('after that', () => {
  it('the audit log is append-only', async () => {
    await expect(runStatement(server.url, 'delete from activities')).rejects.toThrow('The audit log is append-only');
  });

  it('events of both partitions are numbered in their order', async () => {
    await runStatement(server.url, 'select number_live_events(100)');
    expect(await query('select number - min(number) over () as place from live_events order by id')).toEqual([{ place: 0 }, { place: 1 }, { place: 2 }]);
  });
});
