import { GeneratorError } from '../generator-error.ts';
import { COMMON_FIELDS, LANGUAGE_WORDS, OBJECT_MEMBERS, SYSTEM_COLUMNS } from '../reserved-names.ts';
import { pascal, snake, wordsOf } from '../words.ts';
import type { Field } from './field.ts';
import { FIELD_TYPES } from './field-types.ts';

const FIELD = /^([^:()]+):([a-z]+)(?:\(([^()]*)\))?([?!]*)$/;
const NAME = /^[a-z][A-Za-z0-9]*$/;
const LONGEST_COLUMN = 30;

/**
 * Reads `title:string(200) rating:integer(0..5)?`.
 * @param Thing what the types of values are called after, `Book`
 * @throws GeneratorError with a line for each field at fault
 */
export function parseFields(text: string, Thing: string): Field[] {
  const faults: string[] = [];
  const fields: Field[] = [];
  for (const part of text.split(/[\s,]+/).filter((word) => word !== '')) {
    try {
      fields.push(readField(part, Thing));
    } catch (error) {
      faults.push(`fields: ${part}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (fields.length + faults.length === 0) faults.push('fields: there are none; write at least one, such as title:string(200)');
  for (const name of repeated(fields)) faults.push(`fields: ${name}: stands there twice`);
  if (faults.length > 0) throw new GeneratorError(faults);
  return fields;
}

function readField(text: string, Thing: string): Field {
  const [, name, typeName, argument, marks = ''] = FIELD.exec(text) ?? [];
  if (name === undefined || typeName === undefined) throw new Error('write name:type, such as title:string(200), with ? or ! behind it');
  assertName(name);
  const type = Object.hasOwn(FIELD_TYPES, typeName) ? FIELD_TYPES[typeName] : undefined;
  if (!type) throw new Error(`there is no type "${typeName}"; there are ${Object.values(FIELD_TYPES).map(({ example }) => example).join(', ')}`);
  const words = wordsOf(name);
  const Name = pascal(words);
  const values = type.read(argument, aliasOf(Thing, Name));
  const isUnique = marks.includes('!');
  if (isUnique && values.numbered === null) {
    throw new Error('! is for string(4) to string(500) and for integers with more than a thousand values from 0 or their smallest on');
  }
  return { name, Name, words: words.join(' '), column: snake(words), isNullable: marks.includes('?'), isUnique, values };
}

/** The answer's own shapes are called `BookBody` and `BookListQuery`. */
function aliasOf(Thing: string, Name: string): string {
  return ['Body', 'ListQuery'].includes(Name) ? `${Thing}${Name}Value` : `${Thing}${Name}`;
}

function assertName(name: string): void {
  if (!NAME.test(name)) throw new Error(`"${name}" is no name; begin with a small letter and go on with letters and digits, publicationYear`);
  if (COMMON_FIELDS.has(name)) throw new Error(`"${name}" is what every resource or list has already; choose another name`);
  if (LANGUAGE_WORDS.has(name)) throw new Error(`"${name}" is a word of the language; choose another name`);
  if (OBJECT_MEMBERS.has(name)) throw new Error(`"${name}" is what every object has already; choose another name`);
  if (SYSTEM_COLUMNS.has(name)) throw new Error(`"${name}" is what every table of PostgreSQL has already; choose another name`);
  if (snake(wordsOf(name)).length > LONGEST_COLUMN) throw new Error(`"${name}" makes a column of more than ${LONGEST_COLUMN} characters`);
}

function repeated(fields: readonly Field[]): string[] {
  const columns = fields.map(({ column }) => column);
  return [...new Set(fields.filter(({ column }, place) => columns.indexOf(column) !== place).map(({ name }) => name))];
}
