import type { PageRequest } from '@halolight/domain/kernel';

const DEFAULT_PAGE_SIZE = 10;

/** The query parameters of every list; a resource adds its own filters. */
export interface ListQuery {
  /**
   * Which page, from 1; ignored under `cursor`.
   * @isInt
   * @minimum 1
   * @maximum 1000000000
   * @default 1
   */
  page?: number;
  /**
   * Rows on a page; 10 unless told.
   * @isInt
   * @minimum 1
   * @maximum 100
   */
  pageSize?: number;
  /**
   * The same as `pageSize`, which wins.
   * @isInt
   * @minimum 1
   * @maximum 100
   */
  limit?: number;
  /**
   * The `nextCursor` of the page before: the same order at a constant cost at any depth.
   * @maxLength 2000
   */
  cursor?: string;
  /**
   * Whether `total` is counted.
   * @default "exact"
   */
  count?: 'exact' | 'none';
  /**
   * Words to look for.
   * @maxLength 200
   */
  search?: string;
  /**
   * A field to sort by, with `-` before it for descending order; the id breaks ties.
   * @maxLength 64
   */
  sort?: string;
}

/** The page that a list's query asks for. */
export function toPageRequest(query: ListQuery): PageRequest {
  return {
    page: query.page ?? 1,
    pageSize: query.pageSize ?? query.limit ?? DEFAULT_PAGE_SIZE,
    count: query.count ?? 'exact',
    cursor: query.cursor,
    sort: query.sort,
    search: query.search || undefined,
  };
}
