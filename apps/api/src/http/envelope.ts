import type { Page } from '@halolight/domain/kernel';
import type { Id } from './id.js';

/** The body of every success. */
export interface Success<T> {
  success: true;
  data: T;
  message?: string;
}

/** One page of a list. */
export interface Paged<T> {
  items: T[];
  /**
   * Rows on all pages; null where they were not counted.
   * @isLong
   */
  total: number | null;
  /**
   * From 1; null under a cursor.
   * @isInt
   */
  page: number | null;
  /** @isInt */
  pageSize: number;
  /** @isLong */
  totalPages: number | null;
  /** Sent as `cursor`, gives the next page; null on the last one. */
  nextCursor: string | null;
}

/** What a deletion answers. */
export interface Deleted {
  id: Id;
}

export function ok<T>(data: T, message?: string): Success<T> {
  return message === undefined ? { success: true, data } : { success: true, data, message };
}

/** A page whose rows are shown through `show`, which names every field that leaves. */
export function pageOf<Row, View>(page: Page<Row>, show: (row: Row) => View): Success<Paged<View>> {
  const { items, total, page: number, pageSize, totalPages, nextCursor } = page;
  return ok({ items: items.map((row) => show(row)), total, page: number, pageSize, totalPages, nextCursor });
}
