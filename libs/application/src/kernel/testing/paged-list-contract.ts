import { InvalidInputError, type Page, type PageRequest } from '@halolight/domain/kernel';
import { beforeAll, expect, it } from '@jest/globals';
import { samplePageRequest } from './sample-page-request.js';

type Row = { readonly id: number };

export interface PagedList<Item extends Row> {
  /** One page of a list that holds exactly the rows of `inOrder`. */
  readonly page: (request: PageRequest) => Promise<Page<Item>>;
  /** By sort, the ids in the order they must come in; at least three. An empty sort stands for the default one. */
  readonly inOrder: Readonly<Record<string, readonly number[]>>;
}

/** What every paged list keeps to; `sorts` are the keys that `inOrder` will have. */
export function pagedListContract<Item extends Row>(sorts: readonly string[], arrange: () => Promise<PagedList<Item>>): void {
  let list: PagedList<Item>;
  beforeAll(async () => {
    list = await arrange();
  });

  const request = (sort: string, given: Partial<PageRequest> = {}) =>
    samplePageRequest({ ...(sort === '' ? {} : { sort }), pageSize: 100, ...given });
  const idsOf = (page: Page<Item>) => page.items.map((item) => item.id);
  const expected = (sort: string) => {
    const ids = list.inOrder[sort];
    if (!ids || ids.length < 3) throw new Error(`The sort "${sort}" was not arranged`);
    return ids;
  };

  it.each(sorts)('sorts by "%s"', async (sort) => {
    expect(idsOf(await list.page(request(sort)))).toEqual(expected(sort));
  });

  it.each(sorts)('gives under cursors each row once, in the order of "%s", and says when it ends', async (sort) => {
    const ids: number[] = [];
    let page = await list.page(request(sort, { pageSize: 2 }));
    ids.push(...idsOf(page));
    while (page.nextCursor !== null) {
      page = await list.page(request(sort, { pageSize: 2, cursor: page.nextCursor }));
      expect(page.page).toBeNull();
      expect(page.items.length).toBeGreaterThan(0);
      ids.push(...idsOf(page));
    }
    expect(ids).toEqual(expected(sort));
  });

  it.each(sorts)('gives by number the page that is asked for, in the order of "%s"', async (sort) => {
    const ids = expected(sort);
    const first = await list.page(request(sort, { pageSize: 2 }));
    const second = await list.page(request(sort, { pageSize: 2, page: 2 }));
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.slice(0, 4));
    expect(first).toMatchObject({ total: ids.length, page: 1, pageSize: 2, totalPages: Math.ceil(ids.length / 2) });
    expect(second).toMatchObject({ total: ids.length, page: 2, pageSize: 2 });
  });

  it('gives an empty page behind the last', async () => {
    const total = expected(sorts[0] ?? '').length;
    expect(await list.page(request('', { page: 1000 }))).toMatchObject({ items: [], total, page: 1000, nextCursor: null });
  });

  it('counts under a cursor as well, and not at all where that is not wanted', async () => {
    const total = expected(sorts[0] ?? '').length;
    const { nextCursor } = await list.page(request('', { pageSize: 2 }));
    expect(nextCursor).not.toBeNull();
    const cursor = nextCursor ?? undefined;
    expect(await list.page(request('', { pageSize: 2, cursor }))).toMatchObject({ total, totalPages: Math.ceil(total / 2) });
    expect(await list.page(request('', { pageSize: 2, cursor, count: 'none' }))).toMatchObject({ total: null, totalPages: null });
    expect(await list.page(request('', { count: 'none' }))).toMatchObject({ total: null, totalPages: null, page: 1 });
  });

  it.each(['no such field', 'passwordHash', '-', 'id; drop table users', '__proto__'])('refuses the sort "%s"', async (sort) => {
    const refused = list.page(request(sort));
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'sort' }] });
  });

  it.each(['nonsense', '%00', 'eyJhIjoxfQ', '{}', '-1'])('refuses the cursor "%s"', async (cursor) => {
    const refused = list.page(request('', { cursor }));
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'cursor' }] });
  });
}
