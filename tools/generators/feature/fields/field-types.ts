import { BOOLEAN_TYPE } from './boolean-type.ts';
import { DATE_TYPE } from './date-type.ts';
import { DATETIME_TYPE } from './datetime-type.ts';
import { ENUM_TYPE } from './enum-type.ts';
import type { FieldType } from './field-type.ts';
import { INTEGER_TYPE } from './integer-type.ts';
import { NUMBER_TYPE } from './number-type.ts';
import { STRING_TYPE } from './string-type.ts';
import { TEXT_TYPE } from './text-type.ts';

/** Every kind of field, by the name that it is written with. */
export const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  string: STRING_TYPE,
  text: TEXT_TYPE,
  integer: INTEGER_TYPE,
  number: NUMBER_TYPE,
  boolean: BOOLEAN_TYPE,
  date: DATE_TYPE,
  datetime: DATETIME_TYPE,
  enum: ENUM_TYPE,
};
