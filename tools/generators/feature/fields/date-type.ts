import type { FieldType } from './field-type.ts';
import { literal } from './field-values.ts';

export const DATE_TYPE: FieldType = {
  example: 'date',
  read: (argument) => {
    if (argument !== undefined) throw new Error('date takes nothing in parentheses');
    return {
      type: 'string',
      says: 'a day, YYYY-MM-DD',
      sqlType: 'date',
      check: () => null,
      http: { type: 'CalendarDay', tags: null, imports: "import type { CalendarDay } from '../calendar-day.js';" },
      schema: 'z.iso.date()',
      samples: { first: '2026-03-01', second: '2027-11-30', wrong: '2026-02-30' },
      code: literal,
      filter: 'value',
      isSearched: false,
      sort: null,
      numbered: null,
    };
  },
};
