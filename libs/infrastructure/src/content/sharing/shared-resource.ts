/** Where the resources of one kind and their shares are kept. Its names are part of SQL: they never come from a caller. */
export interface SharedResource {
  /** Has the columns `id` and `owner_id`. */
  readonly table: string;
  /** Was made by `createShares`. */
  readonly shares: string;
  /** The column of `shares` that refers to `table`. */
  readonly key: string;
}

export const SHARED_DOCUMENTS: SharedResource = { table: 'documents', shares: 'document_shares', key: 'document_id' };
export const SHARED_FILES: SharedResource = { table: 'files', shares: 'file_shares', key: 'file_id' };
