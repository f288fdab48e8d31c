/** Something that a value of JSON can be. */
export type Value = string | number | boolean;

/** Values of one kind, as the templates need to know them. */
export interface FieldValues {
  /** Their type in domain and application, `string`; null aside. */
  readonly type: string;
  /** Beside the field, `1 to 200 characters`; empty where there is nothing to say. */
  readonly says: string;
  /** `text` */
  readonly sqlType: string;
  /** What PostgreSQL checks of a column of this name; null: nothing beside the type. */
  readonly check: (column: string) => string | null;
  /** How HTTP describes them: an alias of their own under these tags, or an existing type. */
  readonly http: { readonly type: string; readonly tags: readonly string[] | null; readonly imports?: string };
  /** Zod's schema of them in a fixture file, as code; it takes what it gives. */
  readonly schema: string;
  /** Two values that are allowed, as JSON has them, and one that is not. */
  readonly samples: { readonly first: Value; readonly second: Value; readonly wrong: Value };
  /** JSON's value as code of domain and application. */
  readonly code: (value: Value) => string;
  /** How a list is filtered by them: by a part of a text, by the value, or not at all. */
  readonly filter: 'part' | 'value' | null;
  readonly isSearched: boolean;
  /** How a list is sorted by them, and four different values, or as many as there are; null: not at all. */
  readonly sort: { readonly type: 'text' | 'integer' | 'timestamptz'; readonly four: readonly Value[] } | null;
  /** Makes, as code, the value that belongs to the number in the variable `made`; null: they cannot be unique. */
  readonly numbered: string | null;
}

/** A value as code where the domain has it as JSON does. */
export function literal(value: Value): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
