import { setTimeout as pause } from 'node:timers/promises';
import { sampleDocument } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withMigrationConnection } from '../../kernel/index.js';
import { silentLogger, until } from '../../kernel/testing/index.js';
import { openKnexContent, type KnexContent } from '../testing/open-knex-content.js';
import { useSearchLanguage } from './use-search-language.js';

/** The pool's connections give up a statement after ten seconds. */
const LONGER_THAN_STATEMENTS_MS = 10_500;

let store: KnexContent;
let ownerId = 0;
beforeAll(async () => {
  store = await openKnexContent();
  ownerId = await store.addUser();
  for (const title of ['Die Häuser', 'The houses']) await store.documents.add(sampleDocument(ownerId, { title }));
});
afterAll(() => store?.close());

const use = (language: string): Promise<number> => useSearchLanguage(store.databaseUrl, silentLogger, language);

const titles = async (search: string) => {
  const { items } = await store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search }), {});
  return items.map(({ title }) => title);
};

/** Until a process waits for another that migrates the database. */
const untilWaiting = () =>
  until(async () => {
    const { rows } = await store.database.sql.raw(
      `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.length > 0;
  });

describe('useSearchLanguage', () => {
  it('leaves everything as it is where the language is the same', async () => {
    expect(await use('english')).toBe(0);
    expect(await titles('"house"')).toEqual(['The houses']);
  });

  it('finds documents that are there already in the inflections of the new language, and changes nothing else of them', async () => {
    const before = await store.database.sql('documents').select('id', 'version', 'updated_at').orderBy('id');
    expect(await titles('"haus"')).toEqual([]);
    expect(await use('german')).toBe(2);
    expect(await titles('"Haus"')).toEqual(['Die Häuser']);
    expect(await store.database.sql('documents').select('id', 'version', 'updated_at').orderBy('id')).toEqual(before);
    expect(await use('german')).toBe(0);
  });

  it('indexes once when two processes change it together', async () => {
    const indexed = await Promise.all([use('simple'), use('simple')]);
    expect(indexed.sort()).toEqual([0, 2]);
    expect(await titles('"house"')).toEqual([]);
    expect(await titles('"hauser"')).toEqual(['Die Häuser']);
    expect(await use('english')).toBe(2);
  });

  it('waits for a process that migrates the database, and keeps nobody from writing meanwhile', async () => {
    const { promise: migrated, resolve: endMigration } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const migration = withMigrationConnection(store.databaseUrl, silentLogger, async () => {
      begin();
      await migrated;
    });
    await begun;
    const change = use('german');
    await untilWaiting();
    await store.documents.add(sampleDocument(ownerId, { title: 'Die Mäuse' }));
    endMigration();
    await migration;
    expect(await change).toBe(3);
    expect(await titles('"Maus"')).toEqual(['Die Mäuse']);
  });

  it('waits for whoever writes documents longer than the statements of the API may take', async () => {
    const { promise: written, resolve: endWriting } = Promise.withResolvers<void>();
    const writing = store.database.transaction(async () => {
      await store.documents.add(sampleDocument(ownerId, { title: 'Die Läuse' }));
      await written;
    });
    const change = use('english');
    await pause(LONGER_THAN_STATEMENTS_MS);
    endWriting();
    await writing;
    expect(await change).toBe(4);
  }, 3 * LONGER_THAN_STATEMENTS_MS);

  it.each(['klingon', '', "english'; drop table documents; --"])('refuses "%s", naming the variable', async (language) => {
    await expect(use(language)).rejects.toThrow(/^SEARCH_LANGUAGE: PostgreSQL has no/);
  });
});
