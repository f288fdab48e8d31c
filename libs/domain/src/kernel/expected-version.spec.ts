import { describe, expect, it } from '@jest/globals';
import { StaleVersionError } from './common-errors.js';
import { assertExpectedVersion } from './expected-version.js';

describe('assertExpectedVersion', () => {
  it.each([[undefined], [[3]], [[1, 3]]])('lets version 3 pass where %j is expected', (expected) => {
    expect(() => assertExpectedVersion('Role', 3, expected)).not.toThrow();
  });

  it.each([[[2]], [[1, 2, 4]], [[]]])('stops version 3 where %j is expected', (expected) => {
    expect(() => assertExpectedVersion('Role', 3, expected)).toThrow(StaleVersionError);
  });
});
