import type { FieldType } from './field-type.ts';

export const DATETIME_TYPE: FieldType = {
  example: 'datetime',
  read: (argument) => {
    if (argument !== undefined) throw new Error('datetime takes nothing in parentheses');
    return {
      type: 'Date',
      says: '',
      sqlType: 'timestamptz',
      check: () => null,
      http: { type: 'Date', tags: null },
      schema: 'z.union([z.date(), z.iso.datetime({ offset: true }).transform((at) => new Date(at))])',
      samples: { first: '2026-03-01T09:30:00.000Z', second: '2027-11-30T18:00:00.000Z', wrong: 'tomorrow' },
      code: (value) => `new Date('${value}')`,
      filter: null,
      isSearched: false,
      sort: { type: 'timestamptz', four: [2, 4, 1, 3].map((month) => `2026-0${month}-01T12:00:00.000Z`) },
      numbered: null,
    };
  },
};
