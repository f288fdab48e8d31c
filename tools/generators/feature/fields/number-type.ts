import { readBounds, type Bounds } from './bounds.ts';
import type { FieldType } from './field-type.ts';
import { literal } from './field-values.ts';

/** Wide enough for what people count and measure; JSON’s 1e999 would be infinite. */
const WIDEST: Bounds = { min: -1_000_000_000_000_000, max: 1_000_000_000_000_000 };

export const NUMBER_TYPE: FieldType = {
  example: 'number(0..1)',
  read: (argument, alias) => {
    const { min, max } = argument === undefined ? WIDEST : readBounds(argument, WIDEST);
    const [first, second] = min <= 2.5 && max >= 3.5 ? [2.5, 3.5] : [min + (max - min) / 4, min + (max - min) / 2];
    return {
      type: 'number',
      says: `${min} to ${max}`,
      sqlType: 'double precision',
      check: (column) => `${column} between ${min} and ${max}`,
      http: {
        type: alias,
        tags: ['@isDouble must be a number', `@minimum ${min} must be at least ${min}`, `@maximum ${max} must be at most ${max}`, `@example ${first}`],
      },
      schema: `z.number().min(${min}).max(${max})`,
      samples: { first, second, wrong: max + 1 },
      code: literal,
      filter: 'value',
      isSearched: false,
      sort: null,
      numbered: null,
    };
  },
};
