import type { FieldType } from './field-type.ts';
import { literal } from './field-values.ts';

export const BOOLEAN_TYPE: FieldType = {
  example: 'boolean',
  read: (argument) => {
    if (argument !== undefined) throw new Error('boolean takes nothing in parentheses');
    return {
      type: 'boolean',
      says: '',
      sqlType: 'boolean',
      check: () => null,
      http: { type: 'boolean', tags: null },
      schema: 'z.boolean()',
      samples: { first: true, second: false, wrong: 'perhaps' },
      code: literal,
      filter: 'value',
      isSearched: false,
      sort: null,
      numbered: null,
    };
  },
};
