import { readBounds, type Bounds } from './bounds.ts';
import type { FieldType } from './field-type.ts';
import { literal, type FieldValues } from './field-values.ts';

const INT4: Bounds = { min: -2_147_483_648, max: 2_147_483_647 };
const EXACT: Bounds = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };
/** Tests make up to this many different values. */
const FEWEST_UNIQUE = 1_000;

export const INTEGER_TYPE: FieldType = {
  example: 'integer(0..5)',
  read: (argument, alias) => {
    const bounds = argument === undefined ? INT4 : readBounds(argument, EXACT);
    if (!Number.isInteger(bounds.min) || !Number.isInteger(bounds.max)) throw new Error(`the range ${argument} is not one of whole numbers`);
    return integerValues(bounds, alias);
  },
};

function integerValues({ min, max }: Bounds, alias: string): FieldValues {
  const isSmall = min >= INT4.min && max <= INT4.max;
  const base = Math.min(Math.max(min, 0), max - 1);
  return {
    type: 'number',
    says: `${min} to ${max}`,
    sqlType: isSmall ? 'integer' : 'bigint',
    check: (column) => `${column} between ${min} and ${max}`,
    http: {
      type: alias,
      tags: [
        `@${isSmall ? 'isInt' : 'isLong'} must be a whole number`,
        `@minimum ${min} must be at least ${min}`,
        `@maximum ${max} must be at most ${max}`,
        `@example ${base + 1}`,
      ],
    },
    schema: `z.int().min(${min}).max(${max})`,
    samples: { first: base + 1, second: base, wrong: Number.isSafeInteger(max + 1) ? max + 1 : 1.5 },
    code: literal,
    filter: 'value',
    isSearched: false,
    sort: { type: 'integer', four: [1, 3, 0, 2].map((step) => Math.min(base + step, max)) },
    numbered: base + FEWEST_UNIQUE <= max ? counted(base) : null,
  };
}

function counted(base: number): string {
  return base === 0 ? 'made' : `${base} + made`;
}
