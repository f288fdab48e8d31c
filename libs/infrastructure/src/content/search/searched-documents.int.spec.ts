import type { DocumentRow } from '@halolight/application/content';
import type { NewDocument } from '@halolight/application/content/ports';
import { sampleDocument } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from '../testing/open-knex-content.js';
import { planOf } from '../testing/plan-of.js';

let store: KnexContent;
let ownerId = 0;
beforeAll(async () => {
  store = await openKnexContent();
});
beforeEach(async () => {
  ownerId = await store.addUser();
});
afterAll(() => store?.close());

const add = async (given: Partial<NewDocument>) => (await store.documents.add(sampleDocument(ownerId, { tags: [], content: '', ...given }))).id;
const page = (search: string, given: Partial<PageRequest> = {}) =>
  store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search, pageSize: 100, ...given }), {});
const found = async (search: string): Promise<readonly DocumentRow[]> => (await page(search)).items;
const titles = async (search: string) => (await found(search)).map(({ title }) => title);

describe('the order of what a search finds', () => {
  it('puts the title before the content before the tags, and says how well each answers', async () => {
    await add({ title: 'Other', content: 'an otter, and another otter' });
    await add({ title: 'Otter' });
    await add({ title: 'Third', tags: ['otter'] });
    const rows = await found('otter');
    expect(rows.map(({ title }) => title)).toEqual(['Otter', 'Other', 'Third']);
    const ranks = rows.map(({ rank }) => rank ?? 0);
    expect(ranks.every((rank) => rank > 0 && rank <= 1)).toBe(true);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });

  it('is that of what is wanted where something else is excluded', async () => {
    await add({ title: 'One', content: 'a marmot' });
    await add({ title: 'Marmot' });
    await add({ title: 'Two', content: 'another marmot' });
    for (const typed of ['marmot -badger', '-badger marmot', 'marmot -"a badger"']) expect((await titles(typed))[0]).toBe('Marmot');
    expect((await found('marmot -badger')).every(({ rank }) => (rank ?? 0) > 0)).toBe(true);
    expect((await found('-badger')).map(({ rank }) => rank)).toEqual([0, 0, 0]);
  });

  it('is the same by number and by cursor, many of equal rank', async () => {
    for (let index = 0; index < 12; index++) await add({ title: index % 2 ? 'Beaver' : 'Dam', content: 'a beaver' });
    const whole = (await found('beaver')).map(({ id }) => id);
    expect(whole).toHaveLength(12);
    const walked: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const part = await page('beaver', { pageSize: 5, cursor });
      walked.push(...part.items.map(({ id }) => id));
      expect(part.total).toBe(12);
      cursor = part.nextCursor;
    }
    expect(walked).toEqual(whole);
    expect((await page('beaver', { sort: 'id' })).items.map(({ id }) => id)).toEqual(whole.toSorted((a, b) => a - b));
  });

  describe('of more than can be ranked', () => {
    const MANY = 2_200;
    beforeEach(async () => {
      await add({ title: 'Zebrafish, the zebrafish handbook' });
      await store.database.sql.raw(
        `insert into documents (title, content, type, status, tags, owner_id) select 'Note ' || n, 'a zebrafish', 'note', 'DRAFT', '{}', ? from generate_series(1, ${MANY}) n`,
        [ownerId],
      );
    });

    it('begins with what answers best, however old it is', async () => {
      const [first] = (await page('zebrafish', { pageSize: 1 })).items;
      expect(first?.title).toBe('Zebrafish, the zebrafish handbook');
      expect((await page('zebrafish -shark', { pageSize: 1 })).items[0]?.title).toBe(first?.title);
    });

    it('is whole in every other order, and counted', async () => {
      const firstBy = async (sort: string) => (await page('zebrafish', { sort, pageSize: 1 })).items[0]?.title;
      expect(await Promise.all(['createdAt', '-createdAt', 'title', '-title', 'id'].map(firstBy))).toEqual([
        'Zebrafish, the zebrafish handbook', `Note ${MANY}`, 'Note 1', 'Zebrafish, the zebrafish handbook', 'Zebrafish, the zebrafish handbook',
      ]);
      expect((await page('zebrafish', { sort: 'title' })).total).toBe(MANY + 1);
    });
  });

  it('counts every document that it can be paged to', async () => {
    const { database } = store;
    await database.sql.raw(
      `insert into documents (title, content, type, status, tags, owner_id) select 'Note', 'a quokka', 'note', 'DRAFT', '{}', ? from generate_series(1, 700)`,
      [ownerId],
    );
    expect((await page('quokka', { page: 7 })).items).toHaveLength(100);
    expect((await page('quokka')).total).toBe(700);
  });

  it('is by rank only where there is a search', async () => {
    const request = samplePageRequest({ sort: '-rank' });
    await expect(store.documentDirectory.page({ userId: ownerId, seesAll: false }, request, {})).rejects.toMatchObject({ faults: [{ field: 'sort' }] });
  });
});

describe('the plan of a search', () => {
  beforeAll(async () => {
    await store.database.sql.raw(
      `insert into documents (title, content, type, status, tags, owner_id)
       select 'Title ' || n, 'word' || n % 997 || ' filler', 'plan', 'DRAFT', '{}', ? from generate_series(1, 12000) n`,
      [ownerId],
    );
    await store.database.sql.raw('analyze documents');
  });
  const planFor = (text: string) => planOf(store.database, () => page(text, { count: 'none' }));

  it('finds documents by the index', async () => {
    const plan = await planFor('word77');
    expect(plan).toContain('Bitmap Index Scan on documents_search');
    expect(plan).not.toContain('Seq Scan on documents documents_1');
  });

  it('compares an unfinished word beside a word that few documents have, and looks it up beside one that many have', async () => {
    expect(await planFor('word77 fil')).toMatch(/Index Cond: \(search @@ '''word77'''::tsquery\)/);
    expect(await planFor('filler word77')).toMatch(/Index Cond: \(search @@ '''filler'' & ''word77'':\*'::tsquery\)/);
  });

  it('finds by the index what few documents have, before it sorts them', async () => {
    for (const text of ['word77', 'absent']) {
      const plan = await planOf(store.database, () => page(text, { count: 'none', sort: 'title', pageSize: 20 }));
      expect(plan).toContain('Bitmap Index Scan on documents_search');
      expect(plan).not.toContain('Index Scan using documents_by_title');
    }
  });

  it('finds titles by an index of their own', async () => {
    expect(await planFor('"title 4711"')).toContain('Bitmap Index Scan on documents_titles');
  });

  it('looks an unfinished word up behind nothing but stop words', async () => {
    expect(await planFor('the word77')).toMatch(/Index Cond: \(search @@ '''word77'':\*'::tsquery\)/);
  });
});
