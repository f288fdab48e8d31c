import { describe, expect, it } from '@jest/globals';
import { queryFlag } from './query-flag.js';

describe('queryFlag', () => {
  const flag = (query: string) => queryFlag(new URLSearchParams(query), 'questions');

  it.each([
    ['', false],
    ['questions=false', false],
    ['questions=true', true],
  ])('takes %j for %s', (query, expected) => expect(flag(query)).toBe(expected));

  it.each(['questions=', 'questions=1', 'questions=TRUE'])('refuses %s by its field', (query) => {
    expect(() => flag(query)).toThrow(expect.objectContaining({ details: [{ field: 'questions', message: 'must be true or false' }] }));
  });
});
