import { describe, expect, it } from '@jest/globals';
import { ExampleOf } from './example-of.js';

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const examples = new ExampleOf({
  Name: { type: 'string', example: 'Green lamp' },
  Colour: { type: 'string', enum: ['RED', 'BLUE'] },
  Folder: { properties: { name: to('Name'), children: { type: 'array', items: to('Folder') } } },
});

describe('an example', () => {
  it.each([
    ['is the one that is given', { type: 'string', example: 'A' }, 'A'],
    ['of a reference is that of its schema', to('Name'), 'Green lamp'],
    ['of what may be null is that of what it may be else', { allOf: [to('Colour')], nullable: true }, 'RED'],
    ['of alternatives is that of the first', { anyOf: [to('Name'), to('Colour')] }, 'Green lamp'],
    ['of an instant is one', { type: 'string', format: 'date-time' }, '2026-01-31T12:00:00.000Z'],
    ['of a field is what such a field holds', { properties: { email: { type: 'string' } } }, { email: 'ada@example.com' }],
    ['of a field of another type than usual is of that type', { properties: { version: { type: 'string', default: '1.1' } } }, { version: '1.1' }],
    ['of a number lies within its bounds', { properties: { rating: { type: 'integer', minimum: 3 } } }, { rating: 3 }],
    ['of a list has one entry', { type: 'array', items: to('Colour') }, ['RED']],
    ['of a list of ids is of ids', { type: 'array', items: { type: 'integer' } }, [42]],
    ['of a yes or no is no', { type: 'boolean' }, false],
    ['of an object without fields is empty', { type: 'object', properties: {} }, {}],
    ['of what nothing is known of is none', { properties: { mystery: { type: 'string' } } }, {}],
    ['ends where a schema holds itself', to('Folder'), { name: 'Green lamp', children: [] }],
    ['of an unknown schema is none', to('Missing'), undefined],
  ])('%s', (_, schema, expected) => {
    expect(examples.of(schema)).toEqual(expected);
  });

  it('of a list of objects is made of them, though a field of that name usually holds words', () => {
    const row = { properties: { id: { type: 'number' } } };
    expect(new ExampleOf({ Row: row }).of({ properties: { permissions: { type: 'array', items: to('Row') } } })).toEqual({ permissions: [{ id: 42 }] });
  });

  it('shows that the last page has no next one', () => {
    expect(examples.of({ properties: { nextCursor: { type: 'string', nullable: true } } })).toEqual({ nextCursor: null });
  });
});
