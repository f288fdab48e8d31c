import { describe, expect, it } from '@jest/globals';
import { allowedSort, type Sorts } from './sort.js';

const SORTS: Sorts = { name: { column: 'users.name', type: 'text' } };

describe('allowedSort', () => {
  it('reads a field, and a field in descending order', () => {
    expect(allowedSort('name', SORTS)).toEqual({ column: 'users.name', type: 'text', text: 'name', direction: 'asc' });
    expect(allowedSort('-name', SORTS)).toEqual({ column: 'users.name', type: 'text', text: '-name', direction: 'desc' });
  });

  it.each(['', '-', '+name', '--name', 'Name', 'toString', 'users.name'])('refuses "%s" and says what is allowed', (text) => {
    expect(() => allowedSort(text, SORTS)).toThrow(
      expect.objectContaining({ faults: [{ field: 'sort', message: expect.stringContaining('one of name;') }] }),
    );
  });
});
