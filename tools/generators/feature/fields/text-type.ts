import type { FieldType } from './field-type.ts';
import { literal } from './field-values.ts';

const LONGEST = 20_000;

export const TEXT_TYPE: FieldType = {
  example: 'text',
  read: (argument, alias) => {
    if (argument !== undefined) throw new Error(`text takes nothing in parentheses; it has up to ${LONGEST} characters`);
    return {
      type: 'string',
      says: `at most ${LONGEST} characters`,
      sqlType: 'text',
      check: (column) => `length(${column}) <= ${LONGEST}`,
      http: { type: alias, tags: [`@maxLength ${LONGEST} must have at most ${LONGEST} characters`, '@example "The first of several sentences."'] },
      schema: `z.string().trim().max(${LONGEST})`,
      samples: { first: 'The first of several sentences.', second: 'Something else altogether.', wrong: 7 },
      code: literal,
      filter: 'part',
      isSearched: true,
      sort: null,
      numbered: null,
    };
  },
};
