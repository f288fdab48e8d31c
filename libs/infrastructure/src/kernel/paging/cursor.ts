import { InvalidInputError } from '@halolight/domain/kernel';
import { z } from 'zod';
import { readSort, type Sort, type Sorts } from './sort.js';
import { SORT_TYPES } from './sort-type.js';

/** Where a page ends: the order, and the last row's place in it. */
export interface Cursor {
  readonly sort: Sort;
  /** The sort column of that row, as text. */
  readonly value: string;
  readonly id: number;
}

const CURSOR = z.tuple([z.string(), z.string(), z.int()]);

/** The text that stands for a cursor in answers and requests. */
export function writeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort.text, value, id])).toString('base64url');
}

/** @throws InvalidInputError on `cursor` when `writeCursor` cannot have made it for such a list */
export function readCursor(text: string, sorts: Sorts): Cursor {
  const parsed = CURSOR.safeParse(decoded(text));
  if (!parsed.success) throw damaged();
  const [sortText, value, id] = parsed.data;
  const sort = readSort(sortText, sorts);
  if (!sort || !SORT_TYPES[sort.type].schema.safeParse(value).success) throw damaged();
  return { sort, value, id };
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function damaged(): InvalidInputError {
  return InvalidInputError.of('cursor', 'The cursor is damaged; send nextCursor of the page before as it was');
}
