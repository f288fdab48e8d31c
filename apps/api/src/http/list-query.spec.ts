import { describe, expect, it } from '@jest/globals';
import { pageOf } from './envelope.js';
import { toPageRequest } from './list-query.js';

describe('a list', () => {
  it('starts at page 1 with 10 rows, counted', () => {
    expect(toPageRequest({})).toEqual({ page: 1, pageSize: 10, count: 'exact' });
  });

  it('takes limit for pageSize, which wins', () => {
    expect(toPageRequest({ limit: 50 }).pageSize).toBe(50);
    expect(toPageRequest({ limit: 50, pageSize: 20 }).pageSize).toBe(20);
  });

  it('does not search for nothing', () => {
    expect(toPageRequest({ search: '' }).search).toBeUndefined();
    expect(toPageRequest({ search: 'ada', cursor: 'c', sort: '-name', count: 'none', page: 2 })).toEqual({
      page: 2,
      pageSize: 10,
      search: 'ada',
      cursor: 'c',
      sort: '-name',
      count: 'none',
    });
  });

  it('shows each row through its view, inside the envelope', () => {
    const page = { items: [{ id: 1, secret: 'x' }], total: null, page: null, pageSize: 10, totalPages: null, nextCursor: 'n' };
    expect(pageOf(page, ({ id }) => ({ id }))).toEqual({
      success: true,
      data: { items: [{ id: 1 }], total: null, page: null, pageSize: 10, totalPages: null, nextCursor: 'n' },
    });
  });
});
