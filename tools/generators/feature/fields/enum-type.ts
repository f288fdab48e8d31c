import type { FieldType } from './field-type.ts';
import { literal } from './field-values.ts';

const WORD = /^[A-Za-z][A-Za-z0-9_-]{0,49}$/;
/** The API tells words by their texts, and what is no text in JSON may have the text of one of these. */
const TEXTS_OF_OTHERS: ReadonlySet<string> = new Set(['null', 'true', 'false', 'undefined', 'Infinity']);
const EXAMPLE = 'enum(draft|published)';

export const ENUM_TYPE: FieldType = {
  example: EXAMPLE,
  read: (argument = '', alias) => {
    const words = argument.split('|');
    const [first, second] = words;
    if (first === undefined || second === undefined || !words.every((word) => WORD.test(word)) || new Set(words).size < words.length) {
      throw new Error(`say which words there are, two or more different ones of letters, digits, _ and -: ${EXAMPLE}`);
    }
    const other = words.find((word) => TEXTS_OF_OTHERS.has(word));
    if (other !== undefined) throw new Error(`"${other}" is a value of its own and no word; choose another, or say boolean, a number's type or ? for null`);
    return {
      type: words.map(literal).join(' | '),
      says: '',
      sqlType: 'text',
      check: (column) => `${column} in (${words.map(literal).join(', ')})`,
      http: { type: alias, tags: [] },
      schema: `z.enum([${words.map(literal).join(', ')}])`,
      samples: { first, second, wrong: words.join('') },
      code: literal,
      filter: 'value',
      isSearched: false,
      sort: null,
      numbered: null,
    };
  },
};
