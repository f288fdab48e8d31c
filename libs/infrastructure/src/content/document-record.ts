import type { DocumentRow, DocumentView, PersonView } from '@halolight/application/content';
import type { Access, DocumentStatus } from '@halolight/domain/content';
import type { Knex } from 'knex';
import { SHARED_DOCUMENTS } from './sharing/shared-resource.js';
import { accessColumn, type SqlViewer } from './sharing/visible-rows.js';

/** A row of a list of documents. */
export interface DocumentRecord {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly status: DocumentStatus;
  readonly tags: string[];
  readonly folder_id: number | null;
  readonly owner: PersonView;
  readonly access: Access;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  /** Only in a search. */
  readonly millionths?: number;
  readonly highlight?: string;
}

const COLUMNS = ['id', 'title', 'type', 'status', 'tags', 'folder_id', 'version', 'created_at', 'updated_at'];

/** The columns of `DocumentRecord` for a query over `documents`. */
export function documentColumns(knex: Knex, viewer: SqlViewer): (string | Knex.Raw)[] {
  return [
    ...COLUMNS.map((column) => `documents.${column}`),
    personColumn(knex, 'documents.owner_id', 'owner'),
    accessColumn(knex, SHARED_DOCUMENTS, viewer),
  ];
}

/** A person's id and name as JSON, looked up for the rows of a page alone. */
export function personColumn(knex: Knex, id: string, as: string): Knex.Raw {
  return knex.raw(`(select json_build_object('id', users.id, 'name', users.name) from users where users.id = ??) as ??`, [id, as]);
}

export function toDocumentRow(record: DocumentRecord): DocumentRow {
  const { id, title, type, status, tags, folder_id, owner, access, version, created_at, updated_at, millionths, highlight } = record;
  const row = { id, title, type, status, tags, folderId: folder_id, ownerId: owner.id, owner, access, version, createdAt: created_at, updatedAt: updated_at };
  return millionths === undefined ? row : { ...row, rank: millionths / 1e6, highlight };
}

export function toDocumentView(record: DocumentRecord & { readonly content: string }): DocumentView {
  return { ...toDocumentRow(record), content: record.content };
}
