import { InvalidInputError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { readCursor, writeCursor } from './cursor.js';
import { allowedSort, type Sorts } from './sort.js';

const SORTS: Sorts = {
  name: { column: 'name', type: 'text' },
  rank: { column: 'rank', type: 'integer' },
  madeAt: { column: 'made_at', type: 'timestamptz' },
};

const encode = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('a cursor', () => {
  it.each([
    ['name', 'Ünï “code” 🙂'],
    ['-rank', '-12'],
    ['madeAt', '2024-01-02T03:04:05.123456Z'],
  ])('of the order %s is read as it was written', (text, value) => {
    const cursor = { sort: allowedSort(text, SORTS), value, id: 9_007_199_254_740_991 };
    expect(readCursor(writeCursor(cursor), SORTS)).toEqual(cursor);
  });

  it.each([
    ['', 'nothing'],
    ['%%%', 'no base64url'],
    [Buffer.from('{').toString('base64url'), 'no JSON'],
    [encode({ sort: 'name' }), 'no list'],
    [encode(['name', 'x']), 'no id'],
    [encode(['name', 'x', '1']), 'an id that is text'],
    [encode(['name', 'x', 1.5]), 'an id that is no integer'],
    [encode(['name', 'x', 1, 2]), 'something more'],
    [encode(['secret', 'x', 1]), 'a field that the list does not allow'],
    [encode(['__proto__', 'x', 1]), 'the name of a prototype'],
    [encode(['name', 'a\0b', 1]), 'a NUL'],
    [encode(['rank', '1; drop', 1]), 'a number that is none'],
    [encode(['rank', '99999999999999999999', 1]), 'a number too large'],
    [encode(['madeAt', '2024-02-30T00:00:00Z', 1]), 'a day that does not exist'],
    [encode(['madeAt', '0000-01-01T00:00:00Z', 1]), 'a year that PostgreSQL does not know'],
    [encode(['madeAt', 'infinity', 1]), 'no instant'],
  ])('%s is refused: it holds %s', (text) => {
    expect(() => readCursor(text, SORTS)).toThrow(InvalidInputError);
    expect(() => readCursor(text, SORTS)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'cursor' })] }));
  });
});
