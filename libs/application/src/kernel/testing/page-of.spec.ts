import { describe, expect, it } from '@jest/globals';
import { pageOf, type Listing } from './page-of.js';

interface Fruit {
  readonly id: number;
  readonly name: string;
}

const LISTING: Listing<Fruit> = {
  sorts: { id: (fruit) => fruit.id, name: (fruit) => fruit.name },
  sort: 'name',
  searched: (fruit) => [fruit.name],
};
const FRUITS = ['pear', 'fig', 'apple', 'fig'].map((name, index) => ({ id: index + 1, name }));
const REQUEST = { page: 1, pageSize: 3, count: 'exact' } as const;

describe('pageOf', () => {
  it('sorts, breaks ties by id in the direction of the sort, and points to the next page', () => {
    const first = pageOf(FRUITS, REQUEST, LISTING);
    expect(first).toMatchObject({ items: [{ id: 3 }, { id: 2 }, { id: 4 }], total: 4, page: 1, pageSize: 3, totalPages: 2 });
    const second = pageOf(FRUITS, { ...REQUEST, cursor: first.nextCursor ?? '' }, LISTING);
    expect(second).toMatchObject({ items: [{ id: 1 }], total: 4, page: null, nextCursor: null });
    expect(pageOf(FRUITS, { ...REQUEST, sort: '-name' }, LISTING).items.map((fruit) => fruit.id)).toEqual([1, 4, 2]);
  });

  it('searches whatever the case, and leaves uncounted what is not to be counted', () => {
    expect(pageOf(FRUITS, { ...REQUEST, search: 'FI' }, LISTING)).toMatchObject({ items: [{ id: 2 }, { id: 4 }], total: 2 });
    expect(pageOf(FRUITS, { ...REQUEST, count: 'none' }, LISTING)).toMatchObject({ total: null, totalPages: null });
  });

  it('refuses an unknown sort, and a cursor that is none or of another sort', () => {
    const { nextCursor } = pageOf(FRUITS, REQUEST, LISTING);
    const fault = (field: string) => expect.objectContaining({ faults: [expect.objectContaining({ field })] });
    expect(() => pageOf(FRUITS, { ...REQUEST, sort: 'colour' }, LISTING)).toThrow(fault('sort'));
    expect(() => pageOf(FRUITS, { ...REQUEST, cursor: 'nonsense' }, LISTING)).toThrow(fault('cursor'));
    expect(() => pageOf(FRUITS, { ...REQUEST, sort: 'id', cursor: nextCursor ?? '' }, LISTING)).toThrow(fault('cursor'));
  });
});
