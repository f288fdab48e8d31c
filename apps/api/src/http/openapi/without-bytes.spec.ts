import { describe, expect, it } from '@jest/globals';
import { withoutBytes } from './without-bytes.js';

const [NOTE, OTHER, BYTES] = [{ $ref: '#/components/schemas/Note' }, { $ref: '#/components/schemas/Other' }, { type: 'string', format: 'byte' }];

describe('withoutBytes', () => {
  it('leaves of JSON or a stream the JSON', () => {
    expect(withoutBytes({ schema: { anyOf: [NOTE, BYTES] }, example: 1 })).toEqual({ schema: NOTE, example: 1 });
  });

  it.each([[{}], [{ schema: BYTES }], [{ schema: NOTE }], [{ schema: { anyOf: [NOTE, OTHER] } }], [{ schema: { anyOf: [NOTE] } }]])('leaves %j as it is', (media) => {
    expect(withoutBytes(media)).toBe(media);
  });
});
