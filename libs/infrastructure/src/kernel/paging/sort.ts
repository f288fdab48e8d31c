import { InvalidInputError } from '@halolight/domain/kernel';
import type { SortType } from './sort-type.js';

/** A column that a list may be sorted by; it is NOT NULL. */
export interface SortField {
  /** As SQL names it, `users.created_at`. */
  readonly column: string;
  readonly type: SortType;
}

/** The fields that a list may be sorted by, under the names that callers use. */
export type Sorts = Readonly<Record<string, SortField>>;

export interface Sort extends SortField {
  /** What the caller wrote, `-createdAt`. */
  readonly text: string;
  readonly direction: 'asc' | 'desc';
}

/** Reads `field` or `-field`; undefined when the list does not allow it. */
export function readSort(text: string, sorts: Sorts): Sort | undefined {
  const isDescending = text.startsWith('-');
  const name = isDescending ? text.slice(1) : text;
  const field = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  return field && { ...field, text, direction: isDescending ? 'desc' : 'asc' };
}

/** @throws InvalidInputError on `sort` when the list does not allow it */
export function allowedSort(text: string, sorts: Sorts): Sort {
  const sort = readSort(text, sorts);
  if (sort) return sort;
  throw InvalidInputError.of('sort', `Sort by one of ${Object.keys(sorts).join(', ')}; write - before it for descending order`);
}
