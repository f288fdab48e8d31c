import { describe, expect, it } from '@jest/globals';
import { entityTags } from './entity-tags.js';

describe('entityTags', () => {
  it.each([
    ['*', '*'],
    [' * ', '*'],
    ['"a"', ['a']],
    ['W/"3"', ['3']],
    ['W/"1", "2" ,W/"a,b"', ['1', '2', 'a,b']],
    ['""', ['']],
    ['"a",', ['a']],
  ])('reads %j', (field, tags) => {
    expect(entityTags(field)).toEqual(tags);
  });

  it.each(['', ' ', '3', 'w/"3"', '"3', '"a" "b"', '"a b"', '*, "a"', 'W/ "3"', ',"a"'])('takes %j for malformed', (field) => {
    expect(entityTags(field)).toBeNull();
  });

  it('takes no longer for a long field than it is long', () => {
    expect(entityTags(`${'"a",'.repeat(4000)}x`)).toBeNull();
  });
});
