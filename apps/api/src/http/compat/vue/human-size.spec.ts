import { describe, expect, it } from '@jest/globals';
import { humanSize } from './human-size.js';

describe('a size for people', () => {
  it.each([
    [0, '0 B'], [5, '5 B'], [1023, '1023 B'], [1024, '1 KB'], [1536, '1.5 KB'], [1_572_864, '1.5 MB'], [5 * 1024 ** 3, '5 GB'], [1024 ** 6, '1024 PB'],
  ])('tells %d bytes as %s', (bytes, told) => expect(humanSize(bytes)).toBe(told));
});
