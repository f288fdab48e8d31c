import type { FieldValues } from './field-values.ts';

/** One field of a resource. */
export interface Field {
  /** `publicationYear` */
  readonly name: string;
  /** `PublicationYear` */
  readonly Name: string;
  /** `publication year` */
  readonly words: string;
  /** `publication_year` */
  readonly column: string;
  readonly isNullable: boolean;
  readonly isUnique: boolean;
  readonly values: FieldValues;
}
