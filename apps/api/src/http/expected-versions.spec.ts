import { InvalidInputError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { expectedVersions } from './expected-versions.js';

describe('expectedVersions', () => {
  it.each([undefined, '*'])('is content with any version under %j', (field) => {
    expect(expectedVersions(field)).toBeUndefined();
  });

  it.each([
    ['W/"3"', [3]],
    ['"3"', [3]],
    ['W/"3-1x2y3z", "4"', [3, 4]],
    ['"of-another-server"', []],
    ['"3x"', []],
    [`"${'9'.repeat(16)}"`, []],
  ])('reads %j', (field, versions) => {
    expect(expectedVersions(field)).toEqual(versions);
  });

  it('names the header when it is malformed', () => {
    expect(() => expectedVersions('3')).toThrow(InvalidInputError);
    expect(() => expectedVersions('')).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'If-Match' })] }));
  });
});
