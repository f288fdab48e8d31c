import { describe, expect, it } from '@jest/globals';
import { everyRow } from './every-row.js';

/** Reads `count` rows, a hundred at a time, and notes where it was told of a cut. */
async function read(count: number, most?: number): Promise<{ rows: number[]; cuts: number[] }> {
  const cuts: number[] = [];
  const all = Array.from({ length: count }, (_, at) => at);
  const readPage = async ({ cursor = '0', limit }: Record<string, string>) => {
    const end = Number(cursor) + Number(limit);
    const nextCursor = end < count ? String(end) : null;
    return { success: true as const, data: { items: all.slice(Number(cursor), end), total: null, page: null, pageSize: 100, totalPages: null, nextCursor } };
  };
  return { rows: await everyRow({ tellCut: (rows) => void cuts.push(rows) }, readPage, most), cuts };
}

describe('every row of a list', () => {
  it.each([0, 1, 100, 101, 1_001, 10_000])('is there, %d of them, and nothing is cut', async (count) => {
    const { rows, cuts } = await read(count);
    expect([rows.length, rows.at(-1), cuts]).toEqual([count, count === 0 ? undefined : count - 1, []]);
  });

  it.each([[10_001, undefined, 10_000], [1_001, 1_000, 1_000]])('of %d is said to be cut where there are more than %d', async (count, most, cut) => {
    const { rows, cuts } = await read(count, most);
    expect([rows.length, cuts]).toEqual([cut, [cut]]);
  });
});
