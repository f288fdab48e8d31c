import type { FieldErrors, TsoaRoute } from '@tsoa/runtime';
import { describe, expect, it, jest } from '@jest/globals';
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

  it.each(['2026-03-01T10:00:00', '2026-03-01T10:00', '2026-03-01 10:00:00', '2026-03-01'])('is refused without a zone, as %j', (value) => {
    expect(read(value)).toEqual({ time: undefined, errors: { 'body.at': { message: expect.stringContaining('offset from UTC') } } });
  });

  it.each(['2026-W01-1', '2026-123', '20260101', '2026-02-30', '2026-02-31T10:00:00Z', '2027-02-29T10:00:00+01:00', 'tomorrow', 7])('is refused as %j', (value) => {
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

describe('a long list in a request', () => {
  const entry: TsoaRoute.PropertySchema = { dataType: 'nestedObjectLiteral', nestedProperties: { name: { dataType: 'string', required: true } } };
  const list: TsoaRoute.PropertySchema = { dataType: 'array', array: entry, validators: { maxItems: { value: 100 } } };

  it('is refused beyond its bound before any of its entries is looked at', () => {
    const [errors, lookedAt]: [FieldErrors, jest.Mock<() => never[]>] = [{}, jest.fn(() => [])];
    const entries = Array.from({ length: 101 }, () => new Proxy({}, { ownKeys: lookedAt, get: lookedAt }));
    validation.ValidateParam(list, entries, 'list', errors, true, 'body.');
    expect(lookedAt).not.toHaveBeenCalled();
    expect(errors).toEqual({ 'body.list': { message: 'maxItems 100' } });
  });

  it('has each entry looked at within its bound', () => {
    const errors: FieldErrors = {};
    validation.ValidateParam(list, Array.from({ length: 100 }, () => ({})), 'list', errors, true, 'body.');
    expect(Object.keys(errors)).toHaveLength(100);
  });

  it.each<[string, TsoaRoute.PropertySchema]>([
    ['alone', { dataType: 'array', array: entry }],
    ['as one of two alternatives', { dataType: 'union', subSchemas: [{ dataType: 'array', array: entry }, { dataType: 'enum', enums: [null] }] }],
  ])('takes work in step with its length, however much of it is wrong: %s', (_where, schema) => {
    const [some, twice] = [enumeratedFor(schema, 2_000), enumeratedFor(schema, 4_000)];
    expect(twice).toBeLessThan(2.1 * some);
  });

  /** How many keys were enumerated, of whatever object: what tsoa counts errors by. */
  function enumeratedFor(schema: TsoaRoute.PropertySchema, length: number): number {
    const keys = jest.spyOn(Object, 'keys');
    try {
      validation.ValidateParam(schema, Array.from({ length }, () => ({})), 'list', {}, true, 'body.');
      return keys.mock.results.reduce((sum, { value }) => sum + (value as string[]).length, 0);
    } finally {
      keys.mockRestore();
    }
  }
});

describe('a nested value with unknown fields', () => {
  it('has each of them told, and none of them left', () => {
    const [errors, value]: [FieldErrors, object] = [{}, { city: 'Bern', zip: 1, toString: 1 }];
    validation.ValidateParam({ dataType: 'nestedObjectLiteral', nestedProperties: { city: { dataType: 'string' } } }, value, 'place', errors, true, 'body.');
    expect([Object.keys(errors), Object.keys(value)]).toEqual([['body.place.zip', 'body.place.toString'], ['city']]);
  });
});
