/** Which page of a list is wanted. */
export interface PageRequest {
  /** From 1; ignored under `cursor`. */
  readonly page: number;
  /** 1 to 100. */
  readonly pageSize: number;
  /** The `nextCursor` of the page before; the cost of a page under it does not grow with depth. */
  readonly cursor?: string | undefined;
  /** `none` leaves the total uncounted. */
  readonly count: 'exact' | 'none';
  /** A field of the resource's allow-list, `-` before it for descending order. */
  readonly sort?: string | undefined;
  readonly search?: string | undefined;
}

/** One page of a list; `total` and `totalPages` are null where they were not counted, `page` under a cursor. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number | null;
  readonly page: number | null;
  readonly pageSize: number;
  readonly totalPages: number | null;
  readonly nextCursor: string | null;
}
