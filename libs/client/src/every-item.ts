import { dataOf, type Outcome } from './data-of.js';

/** The part of a list's query that turns the pages. */
export interface PageQuery {
  readonly cursor?: string;
  readonly count: 'none';
}

interface PageBody<Item> {
  readonly data: { readonly items: readonly Item[]; readonly nextCursor: string | null };
}

const FIRST: PageQuery = { count: 'none' };

/**
 * The rows of all pages of a list, one after the other; the next page is fetched when it is needed.
 * @param list asks for one page: `(page) => client.api.GET('/users', { params: { query: { ...page, pageSize: 100 } } })`
 * @throws {ApiError} when a page is refused
 */
export async function* everyItem<Item>(list: (page: PageQuery) => Promise<Outcome<PageBody<Item>>>): AsyncGenerator<Item, void, undefined> {
  for (let page: PageQuery | null = FIRST; page !== null; ) {
    const { items, nextCursor }: PageBody<Item>['data'] = await dataOf(list(page));
    yield* items;
    page = nextCursor === null ? null : { ...FIRST, cursor: nextCursor };
  }
}
