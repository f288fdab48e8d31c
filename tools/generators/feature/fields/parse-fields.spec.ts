import { describe, expect, it } from '@jest/globals';
import { GeneratorError } from '../generator-error.ts';
import type { Field } from './field.ts';
import { parseFields } from './parse-fields.ts';

const one = (text: string): Field => {
  const [field, ...more] = parseFields(text, 'Book');
  if (!field || more.length > 0) throw new Error(`${text} is not one field`);
  return field;
};
const values = (text: string) => one(text).values;

describe('parseFields', () => {
  it('reads names, null and unique', () => {
    expect(parseFields(' title:string(200)!, publicationYear:integer?\n note:text', 'Book')).toMatchObject([
      { name: 'title', Name: 'Title', column: 'title', words: 'title', isNullable: false, isUnique: true },
      { name: 'publicationYear', Name: 'PublicationYear', column: 'publication_year', words: 'publication year', isNullable: true, isUnique: false },
      { name: 'note', isNullable: false, isUnique: false },
    ]);
    for (const marks of ['?!', '!?']) expect(one(`code:string(9)${marks}`)).toMatchObject({ isNullable: true, isUnique: true });
  });

  it.each([
    ['a:string(2)', 'string', 'text', 'length(a) between 1 and 2'],
    ['a:text', 'string', 'text', 'length(a) <= 20000'],
    ['a:integer', 'number', 'integer', 'a between -2147483648 and 2147483647'],
    ['a:integer(-1..5)', 'number', 'integer', 'a between -1 and 5'],
    ['a:integer(0..9000000000)', 'number', 'bigint', 'a between 0 and 9000000000'],
    ['a:number', 'number', 'double precision', 'a between -1000000000000000 and 1000000000000000'],
    ['a:number(0..0.5)', 'number', 'double precision', 'a between 0 and 0.5'],
    ['a:boolean', 'boolean', 'boolean', null],
    ['a:date', 'string', 'date', null],
    ['a:datetime', 'Date', 'timestamptz', null],
    ['a:enum(on|off|half-way)', "'on' | 'off' | 'half-way'", 'text', "a in ('on', 'off', 'half-way')"],
  ])('%s is %s in TypeScript and %s in SQL', (text, type, sqlType, check) => {
    const { type: actual, sqlType: actualSql, check: checkOf } = values(text);
    expect([actual, actualSql, checkOf('a')]).toEqual([type, sqlType, check]);
  });

  it.each([
    ['a:string(2)', 'z.string().trim().min(1).max(2)'],
    ['a:integer(-1..5)', 'z.int().min(-1).max(5)'],
    ['a:number(0..0.5)', 'z.number().min(0).max(0.5)'],
    ['a:enum(on|half-way)', "z.enum(['on', 'half-way'])"],
  ])('%s is %s in a fixture file', (text, schema) => expect(values(text).schema).toBe(schema));

  it('sorts by what an index can hold, and searches text', () => {
    const sorted = ['string(500)', 'integer', 'datetime'];
    const unsorted = ['string(501)', 'text', 'number', 'boolean', 'date', 'enum(a|b)'];
    expect(sorted.map((type) => values(`a:${type}`).sort?.type)).toEqual(['text', 'integer', 'timestamptz']);
    expect(unsorted.map((type) => values(`a:${type}`).sort)).toEqual(unsorted.map(() => null));
    expect([...sorted, ...unsorted].filter((type) => values(`a:${type}`).isSearched)).toEqual(['string(500)', 'string(501)', 'text']);
  });

  it.each(['integer(0..5)', 'integer(0..1)', 'integer(-9..-8)', 'integer(5..6)', 'number(0..1)', 'number(-5..-4)', 'number(2..9)'])(
    'gives samples inside of %s, two different ones, and a wrong one outside',
    (type) => {
      const [, min = 0, max = 0] = (/\((.*)\.\.(.*)\)/.exec(type) ?? []).map(Number);
      const { first, second, wrong } = values(`a:${type}`).samples;
      for (const sample of [first, second]) expect(Number(sample) >= min && Number(sample) <= max).toBe(true);
      expect(first).not.toBe(second);
      expect(wrong).toBeGreaterThan(max);
    },
  );

  it('names what is called like the answer itself after its value', () => {
    expect([values('body:text').http.type, values('summary:text').http.type]).toEqual(['BookBodyValue', 'BookSummary']);
  });

  it.each([
    ['', 'there are none'],
    ['title', 'write name:type, such as title:string(200)'],
    ['title:string', 'say how long it may be, from 2 to 2000: string(200)'],
    ['title:string(1)', 'from 2 to 2000'],
    ['title:string(2001)', 'from 2 to 2000'],
    ['title:string(long)', 'from 2 to 2000'],
    ['title:varchar(20)', 'there is no type "varchar"; there are string(200), text, integer(0..5)'],
    ['title:constructor', 'there is no type "constructor"'],
    ['note:text(20)', 'text takes nothing in parentheses'],
    ['rating:integer(5)', '"5" is not a range; write 0..5'],
    ['rating:integer(5..0)', 'the smaller number first'],
    ['rating:integer(0..1.5)', 'not one of whole numbers'],
    ['rating:integer(0..9007199254740992)', 'leaves -9007199254740991..9007199254740991'],
    ['share:number(0..1e3)', 'is not a range'],
    ['done:boolean(1)', 'boolean takes nothing in parentheses'],
    ['day:date(2026)', 'date takes nothing in parentheses'],
    ['at:datetime(3)', 'datetime takes nothing in parentheses'],
    ['state:enum', 'two or more different ones'],
    ['state:enum(on)', 'two or more different ones'],
    ['state:enum(on|on)', 'two or more different ones'],
    ["state:enum(a'b|c)", 'of letters, digits, _ and -'],
    ['state:enum(on|1)', 'of letters, digits, _ and -'],
    ['state:enum(on|null)', '"null" is a value of its own and no word'],
    ['state:enum(true|on)?', '"true" is a value of its own'],
    ['state:enum(on|false)', '"false" is a value of its own'],
    ['state:enum(on|undefined)', '"undefined" is a value of its own'],
    ['state:enum(on|Infinity)', '"Infinity" is a value of its own'],
    ['state:enum(on|off)!', '! is for'],
    ['code:string(3)!', '! is for'],
    ['code:string(501)!', '! is for'],
    ['rank:integer(0..5)!', '! is for'],
    ['Title:text', '"Title" is no name'],
    ['pub_year:integer', '"pub_year" is no name'],
    ['1st:text', '"1st" is no name'],
    ['id:integer', 'what every resource or list has already'],
    ['ownerUsername:text', 'what every resource or list has already'],
    ['sort:text', 'what every resource or list has already'],
    ['class:text', 'a word of the language'],
    ['toString:text', 'what every object has already'],
    ['hasOwnProperty:boolean', 'what every object has already'],
    ['xmin:integer', 'what every table of PostgreSQL has already'],
    ['aVeryLongNameForSomethingSmallIndeed:text', 'more than 30 characters'],
    ['a:text a:text', 'a: stands there twice'],
  ])('refuses "%s" and says why', (text, why) => {
    const read = () => parseFields(text, 'Book');
    expect(read).toThrow(GeneratorError);
    expect(read).toThrow(why);
  });

  it('names every field at fault, a line each', () => {
    expect(() => parseFields('a:strin title:text b:string', 'Book')).toThrow(/^fields: a:strin: .*\nfields: b:string: .*$/);
  });
});
