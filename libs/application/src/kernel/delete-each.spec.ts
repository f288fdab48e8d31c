import { ForbiddenError, UnavailableError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { deleteEach } from './delete-each.js';

/** Deletes what is not named in `errors`, and keeps account of what was tried. */
function deletion(errors: Readonly<Record<number, Error>>) {
  const tried: number[] = [];
  const deleteOne = async (id: number): Promise<void> => {
    tried.push(id);
    const error = errors[id];
    if (error) throw error;
  };
  return { tried, deleteOne };
}

describe('deleteEach', () => {
  it('tells what is gone and what stays when an outage comes, and tries no more', async () => {
    const { tried, deleteOne } = deletion({ 2: new ForbiddenError(), 3: new UnavailableError() });
    expect(await deleteEach([1, 2, 3, 4], deleteOne, false)).toEqual({
      deleted: [1],
      failed: [{ id: 2, kind: 'forbidden' }, { id: 3, kind: 'unavailable' }, { id: 4, kind: 'unavailable' }],
    });
    expect(tried).toEqual([1, 2, 3]);
  });

  it('throws an outage while nothing is gone', async () => {
    const { deleteOne } = deletion({ 1: new ForbiddenError(), 2: new UnavailableError() });
    await expect(deleteEach([1, 2, 3], deleteOne, false)).rejects.toThrow(UnavailableError);
  });

  it('throws an outage where what is gone comes back with that', async () => {
    const { deleteOne } = deletion({ 2: new UnavailableError() });
    await expect(deleteEach([1, 2, 3], deleteOne, true)).rejects.toThrow(UnavailableError);
  });
});
