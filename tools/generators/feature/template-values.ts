import type { Field } from './fields/field.ts';
import { literal, type Value } from './fields/field-values.ts';
import type { FeatureNames } from './feature-names.ts';
import { sqlName } from './reserved-names.ts';
import { listed } from './words.ts';

/** Where the statuses of the authorization matrix begin. */
const MATRIX_COLUMN = 39;

/** What a feature is made from. */
export interface Feature {
  readonly names: FeatureNames;
  readonly fields: readonly Field[];
  readonly hasOwner: boolean;
  /** The fields that a search looks into. */
  readonly searched: readonly Field[];
  /** `0050-books` */
  readonly migration: string;
}

/** Whatever a template says with `<%= … %>`, and what it loops over. */
export type TemplateValues = ReturnType<typeof templateValues>;

export function templateValues({ names, fields, hasOwner, searched, migration }: Feature) {
  const sorted = fields.filter(({ isNullable, values }) => !isNullable && values.sort !== null);
  const uniques = fields.filter(({ isUnique }) => isUnique);
  const naturalKey = uniques.find(({ isNullable }) => !isNullable);
  return {
    ...names,
    migration,
    fields,
    hasOwner,
    searched,
    sorted,
    uniques,
    /** What one is known by in a fixture file; without it, by all that it says. */
    naturalKey,
    filters: fields.filter(({ values }) => values.filter !== null),
    nullable: fields.filter(({ isNullable }) => isNullable),
    required: fields.filter(({ isNullable }) => !isNullable),
    indexedTexts: fields.filter((field) => field.values.filter === 'part' || searched.includes(field)),
    sqlTable: sqlName(names.table),
    takenErrors: uniques.map((field) => takenError(names, field)),
    sortNames: listed(['id', 'createdAt', ...sorted.map(({ name }) => name)], 'or'),
    searchedNames: listed(searched.map(({ name }) => name), 'and'),
    orders: orders(sorted),
    listed,
    sqlName,
    takenError: (field: Field) => takenError(names, field),
    /** `string | null` */
    typeOf: ({ isNullable, values: { type } }: Field) => (isNullable ? `${type} | null` : type),
    /** A field of a body; what may be null may be left out. */
    bodyField: (field: Field, isOptional: boolean) => `${field.name}${isOptional ? '?' : ''}: ${field.values.http.type}${field.isNullable ? ' | null' : ''}`,
    /** Columns with a value each, as the code of an object: `due_at: fields.dueAt`. */
    withColumns: (valueOf: (field: Field) => string) => fields.map((field) => `${field.column}: ${valueOf(field)}`).join(', '),
    /** Fields with a value each, as the code of an object: `title: 'Green lamp'`. */
    withValues: (these: readonly Field[], valueOf: (field: Field) => string) => these.map((field) => `${field.name}: ${valueOf(field)}`).join(', '),
    first: ({ values }: Field) => values.code(values.samples.first),
    second: ({ values }: Field) => values.code(values.samples.second),
    literal,
    /** A value of its own for each test where it has to be unique. */
    sample: ({ isUnique, values }: Field) => (isUnique && values.numbered !== null ? values.numbered : values.code(values.samples.first)),
    listedRow: (place: number) => sorted.map((field) => `${field.name}: ${field.values.code(fourOf(field)[place] ?? 0)}`).join(', '),
    /** The head of a row of the authorization matrix, as wide as the others. */
    operation: (method: string, path: string) => `['${method} /${names.folder}${path}',`.padEnd(MATRIX_COLUMN),
    httpImports: [...new Set(fields.flatMap(({ values }) => values.http.imports ?? []))],
  };
}

function takenError({ Thing }: FeatureNames, { Name }: Field): string {
  return `${Thing}${Name}TakenError`;
}

function fourOf({ values }: Field): readonly Value[] {
  return values.sort?.four ?? [];
}

/** For each sort the places, from 0, in which the four listed rows come; rows that sort alike come in the order of their ids. */
function orders(sorted: readonly Field[]): { sort: string; places: readonly number[] }[] {
  return sorted.flatMap((field) => {
    const four = fourOf(field);
    const places = four.map((_, place) => place).sort((one, other) => compare(four[one], four[other]) || one - other);
    return [{ sort: field.name, places }, { sort: `-${field.name}`, places: places.toReversed() }];
  });
}

function compare(one: Value | undefined, other: Value | undefined): number {
  if (one === undefined || other === undefined || one === other) return 0;
  return one < other ? -1 : 1;
}
