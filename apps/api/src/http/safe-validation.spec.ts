import type { FieldErrors } from '@tsoa/runtime';
import { describe, expect, it } from '@jest/globals';
import { SafeValidation } from './safe-validation.js';

const validation = new SafeValidation({}, { noImplicitAdditionalProperties: 'throw-on-extras', bodyCoercion: false });

function read(value: unknown): { time: Date | undefined; errors: FieldErrors } {
  const errors: FieldErrors = {};
  return { time: validation.validateDateTime('at', value, errors, true, undefined, 'body.'), errors };
}

describe('a time in a request', () => {
  it('is read as the moment it says', () => {
    expect(read('2026-03-01T10:00:00+01:00')).toEqual({ time: new Date('2026-03-01T09:00:00Z'), errors: {} });
  });

  it.each(['2026-W01-1', '2026-123', '20260101', '2026-02-30', 'tomorrow', 7])('is refused as %j', (value) => {
    expect(read(value)).toEqual({ time: undefined, errors: { 'body.at': expect.objectContaining({ message: expect.stringMatching(/^invalid ISO 8601 datetime format/) }) } });
  });
});

describe('one of several values in a request', () => {
  const choose = (value: unknown): { chosen: unknown; errors: FieldErrors } => {
    const errors: FieldErrors = {};
    return { chosen: validation.validateEnum('kind', value, errors, ['LOW', 'HIGH', null], 'body.'), errors };
  };

  it.each(['LOW', null])('may be %j', (value) => {
    expect(choose(value)).toEqual({ chosen: value, errors: {} });
  });

  it.each<unknown>(['low', 7, [], {}, { toString: 1 }, ['LOW']])('is refused as %j', (value) => {
    expect(choose(value).errors).toHaveProperty(['body.kind', 'message']);
  });
});
