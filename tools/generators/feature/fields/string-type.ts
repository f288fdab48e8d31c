import type { FieldType } from './field-type.ts';
import { literal, type FieldValues } from './field-values.ts';

const SHORTEST = 2;
const LONGEST = 2_000;
/** An index entry has 2704 bytes at most, and a character up to four. */
const LONGEST_INDEXED = 500;
const SHORTEST_UNIQUE = 4;
const EXAMPLE = 'string(200)';
const LONG = { first: 'Green lamp', second: 'Old bridge', four: ['Beta', 'Delta', 'Alpha', 'Gamma'] };
const SHORT = { first: 'ab', second: 'cd', four: ['b', 'd', 'a', 'c'] };

export const STRING_TYPE: FieldType = {
  example: EXAMPLE,
  read: (argument, alias) => {
    const length = Number(argument);
    if (argument === undefined || !/^\d+$/.test(argument) || length < SHORTEST || length > LONGEST) {
      throw new Error(`say how long it may be, from ${SHORTEST} to ${LONGEST}: ${EXAMPLE}; text is for what is longer`);
    }
    return stringValues(length, alias);
  },
};

function stringValues(length: number, alias: string): FieldValues {
  const { first, second, four } = length >= LONG.first.length ? LONG : SHORT;
  const isIndexed = length <= LONGEST_INDEXED;
  return {
    type: 'string',
    says: `1 to ${length} characters`,
    sqlType: 'text',
    check: (column) => `length(${column}) between 1 and ${length}`,
    http: {
      type: alias,
      tags: ['@minLength 1 must not be empty', `@maxLength ${length} must have at most ${length} characters`, `@example "${first.slice(0, length)}"`],
    },
    schema: `z.string().trim().min(1).max(${length})`,
    samples: { first: first.slice(0, length), second: second.slice(0, length), wrong: 'x'.repeat(length + 1) },
    code: literal,
    filter: 'part',
    isSearched: true,
    sort: isIndexed ? { type: 'text', four } : null,
    numbered: isIndexed && length >= SHORTEST_UNIQUE ? `\`${length > 12 ? 'Number ' : 'n'}\${made}\`` : null,
  };
}
