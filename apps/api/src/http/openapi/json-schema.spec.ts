import { describe, expect, it } from '@jest/globals';
import { asJsonSchema } from './json-schema.js';

const TEXT = { $ref: '#/components/schemas/Text' };

describe('a schema of OpenAPI 3.0 in the words of 3.1', () => {
  it.each([
    ['a type', { type: 'string', format: 'date-time', nullable: true }, { type: ['string', 'null'], format: 'date-time' }],
    ['a type that is not null', { type: 'boolean', enum: [true], nullable: false }, { type: 'boolean', enum: [true] }],
    ['an enumeration', { type: 'string', enum: ['A', null], nullable: true }, { type: ['string', 'null'], enum: ['A', null] }],
    ['a reference', { allOf: [TEXT], nullable: true, description: 'Why' }, { anyOf: [TEXT, { type: 'null' }], description: 'Why' }],
    ['several parts', { allOf: [TEXT, { maxLength: 3 }], nullable: true }, { anyOf: [{ allOf: [TEXT, { maxLength: 3 }] }, { type: 'null' }] }],
    ['alternatives', { anyOf: [TEXT], nullable: true }, { anyOf: [{ anyOf: [TEXT] }, { type: 'null' }] }],
  ])('names null among the types of %s', (_, before, after) => {
    expect(asJsonSchema<object>(before)).toEqual(after);
  });

  it('is found wherever it stands', () => {
    const inner = { type: 'number', nullable: true };
    expect(asJsonSchema<object>({ allOf: [{ properties: { a: { items: inner } } }] })).toEqual({ allOf: [{ properties: { a: { items: { type: ['number', 'null'] } } } }] });
  });

  it('keeps data as it is, and properties that are called like a keyword', () => {
    const example = { nullable: true, type: 'string' };
    const schema = { type: 'object', properties: { nullable: { type: 'boolean' }, example: { type: 'string', nullable: true } }, example };
    expect(asJsonSchema<object>(schema)).toEqual({
      type: 'object',
      properties: { nullable: { type: 'boolean' }, example: { type: ['string', 'null'] } },
      example,
    });
  });
});
