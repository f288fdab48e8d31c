import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { directPair } from './direct-pair.js';

describe('directPair', () => {
  it('is the same from either side', () => {
    expect(directPair(9, 4, 'recipientId')).toEqual({ lowUserId: 4, highUserId: 9 });
    expect(directPair(4, 9, 'recipientId')).toEqual({ lowUserId: 4, highUserId: 9 });
  });

  it('is of two', () => {
    expect(() => directPair(4, 4, 'recipientId')).toThrow(InvalidInputError);
    expect(() => directPair(4, 4, 'recipientId')).toThrow(expect.objectContaining({ faults: [{ field: 'recipientId', message: expect.any(String) }] }));
  });
});
