import { sampleDocument } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from '../testing/open-knex-content.js';
import { useSearchLanguage } from './use-search-language.js';

let store: KnexContent;
let ownerId = 0;
beforeAll(async () => {
  store = await openKnexContent();
  ownerId = await store.addUser();
  for (const title of ['Die Häuser', 'The houses']) await store.documents.add(sampleDocument(ownerId, { title }));
});
afterAll(() => store?.close());

const titles = async (search: string) => {
  const { items } = await store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search }), {});
  return items.map(({ title }) => title);
};

describe('useSearchLanguage', () => {
  it('leaves everything as it is where the language is the same', async () => {
    expect(await useSearchLanguage(store.database, 'english')).toBe(0);
    expect(await titles('"house"')).toEqual(['The houses']);
  });

  it('finds documents that are there already in the inflections of the new language, and changes nothing else of them', async () => {
    const before = await store.database.sql('documents').select('id', 'version', 'updated_at').orderBy('id');
    expect(await titles('"haus"')).toEqual([]);
    expect(await useSearchLanguage(store.database, 'german')).toBe(2);
    expect(await titles('"Haus"')).toEqual(['Die Häuser']);
    expect(await store.database.sql('documents').select('id', 'version', 'updated_at').orderBy('id')).toEqual(before);
    expect(await useSearchLanguage(store.database, 'german')).toBe(0);
  });

  it('indexes once when two processes change it together', async () => {
    const indexed = await Promise.all([useSearchLanguage(store.database, 'simple'), useSearchLanguage(store.database, 'simple')]);
    expect(indexed.sort()).toEqual([0, 2]);
    expect(await titles('"house"')).toEqual([]);
    expect(await titles('"hauser"')).toEqual(['Die Häuser']);
    expect(await useSearchLanguage(store.database, 'english')).toBe(2);
  });

  it.each(['klingon', '', "english'; drop table documents; --"])('refuses "%s", naming the variable', async (language) => {
    await expect(useSearchLanguage(store.database, language)).rejects.toThrow(/^SEARCH_LANGUAGE: PostgreSQL has no/);
  });
});
