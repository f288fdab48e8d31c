import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, runStatement, type TestDatabase } from '../kernel/testing/index.js';
import { readScalePlan, sectionOf, statementsIn } from './testing/read-scale-plan.js';

/** A child whose owner is its parent's, and a row of it. */
interface Child {
  readonly table: string;
  readonly parent: string;
  readonly key: string;
  readonly columns: string;
  readonly values: (parent: number) => string;
}

const CHILDREN: readonly Child[] = [
  { table: 'document_comments', parent: 'documents', key: 'document_id', columns: 'author_id, content', values: () => `1, 'Well'` },
  {
    table: 'document_revisions', parent: 'documents', key: 'document_id',
    columns: 'revision, title, content, type, status, tags, author_id',
    values: () => `(select count(*) from document_revisions), 'Plan', 'Text', 'note', 'DRAFT', '{}', 1`,
  },
  { table: 'file_favorites', parent: 'files', key: 'file_id', columns: 'user_id', values: () => `1 + (select count(*) from file_favorites)` },
  { table: 'file_links', parent: 'files', key: 'file_id', columns: 'created_by, token_hash', values: () => `1, sha256(random()::text::bytea)` },
  { table: 'file_link_accesses', parent: 'files', key: 'file_id', columns: 'link_id, outcome', values: (file) => `${file}, 'SHOWN'` },
  {
    table: 'calendar_exceptions', parent: 'calendar_events', key: 'event_id',
    columns: 'occurrence_start, is_cancelled, changes', values: () => `clock_timestamp(), true, '{}'`,
  },
  {
    table: 'calendar_attendees', parent: 'calendar_events', key: 'event_id',
    columns: 'user_id', values: () => `1 + (select count(*) from calendar_attendees)`,
  },
  {
    table: 'reminder_deliveries', parent: 'calendar_events', key: 'event_id',
    columns: 'starts_at, minutes, user_id, due_at', values: () => `clock_timestamp(), 5, 1, now()`,
  },
  {
    table: 'assistant_messages', parent: 'assistant_conversations', key: 'conversation_id',
    columns: 'role, status, content', values: () => `'user', 'COMPLETE', 'Why?'`,
  },
  {
    table: 'assistant_chunks', parent: 'assistant_messages', key: 'message_id',
    columns: 'start, text', values: () => `(select count(*) from assistant_chunks), 'So'`,
  },
];
const SPAN = `'2026-01-01Z', '2026-01-02Z'`;

let server: TestDatabase;
let database: Database;
let blocks: string[];
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
  blocks = statementsIn(sectionOf(await readScalePlan(), 'An owner for a child'));
  await runStatement(server.url, `
    insert into users (email, username, name, status, password_hash)
      select 'u' || n || '@example.org', 'user' || n, 'Ada', 'ACTIVE', 'none' from generate_series(1, 9) as n;
    insert into documents (title, content, type, status, tags, owner_id) select 'Plan', 'Text', 'note', 'DRAFT', '{}', n from generate_series(1, 2) as n;
    insert into file_contents (key, size, sha256, mime_type) values (gen_random_uuid(), 1, sha256('x'), 'text/plain');
    insert into files (name, owner_id, content_key, kind, size) select 'x.txt', n, key, 'document', size from file_contents, generate_series(1, 2) as n;
    insert into calendar_events (title, type, starts_at, ends_at, time_zone, all_day, reminders, owner_id, span_from, span_to)
      select 'Walk', 'walk', ${SPAN}, 'UTC', false, '{}', n, ${SPAN} from generate_series(1, 2) as n;
    insert into assistant_conversations (owner_id) values (1), (2)`);
  for (const child of CHILDREN) for (const parent of [1, 2]) await add(child, parent);
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

function add({ table, key, columns, values }: Child, parent: number): Promise<void> {
  return runStatement(server.url, `insert into ${table} (${key}, ${columns}) values (${parent}, ${values(parent)})`);
}

/** One by one, for an index is built concurrently in no transaction. */
async function run(sql: string, child: Child): Promise<void> {
  const made = sql.replaceAll('document_comments', child.table).replaceAll('documents', child.parent).replaceAll('document_id', child.key);
  for (const statement of made.split(/;\n(?!end|  return)/)) if (statement.trim() !== '') await runStatement(server.url, statement);
}

async function ownersOf({ table, key, parent }: Child): Promise<object[]> {
  const { rows } = await database.sql.raw<{ rows: object[] }>(
    `select ${table}.owner_id as said, ${parent}.owner_id as is from ${table} join ${parent} on ${parent}.id = ${key} order by ${key}`,
  );
  return rows;
}

describe.each(CHILDREN)('an owner for each row of $table', (child) => {
  it('comes while the table is in use, and is the parent’s from then on', async () => {
    const [column = '', batch = '', notNull = '', reference = ''] = blocks;
    await run(column, child);
    await add(child, 2);
    await run(batch, child);
    await run(notNull, child);
    await run(reference, child);
    await add(child, 1);
    expect(await ownersOf(child)).toEqual([1, 1, 2, 2].map((owner) => ({ said: owner, is: owner })));
  });

  it('cannot be another than the parent’s', async () => {
    await expect(runStatement(server.url, `update ${child.table} set owner_id = 3`)).rejects.toThrow('violates foreign key constraint');
  });
});

it('every table that the plan wants an owner for is tried', async () => {
  const [, tables = ''] = /^\| (`\w+`.*?) \| by `owner_id`, to be added \|/m.exec(await readScalePlan()) ?? [];
  expect([...tables.matchAll(/`(\w+)`/g)].map(([, name]) => name).toSorted()).toEqual(CHILDREN.map(({ table }) => table).toSorted());
});

it('an access is of its link’s owner, by both', async () => {
  const [access] = CHILDREN.filter(({ table }) => table === 'file_link_accesses');
  if (access) await run(blocks[3] ?? '', { ...access, parent: 'file_links', key: 'link_id' });
  const { rows } = await database.sql.raw(`select conname from pg_constraint where conname = 'file_link_accesses_link_id_owner_fkey' and convalidated`);
  expect(rows).toHaveLength(1);
});
