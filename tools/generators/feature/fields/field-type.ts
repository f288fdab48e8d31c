import type { FieldValues } from './field-values.ts';

/** A kind of field. */
export interface FieldType {
  /** As it is written, `string(200)`. */
  readonly example: string;
  /**
   * @param argument what stands in parentheses behind the name, if anything does
   * @param alias what HTTP calls values of this field, should they get a name of their own
   * @throws Error that says what is wrong with the argument
   */
  readonly read: (argument: string | undefined, alias: string) => FieldValues;
}
