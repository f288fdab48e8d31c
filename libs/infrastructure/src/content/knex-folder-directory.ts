import { FolderDirectory, type FolderFilter, type FolderNode, type FolderView, type Viewer } from '@halolight/application/content';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';
import { treeOfRows } from './tree-of-rows.js';

const SORTS: Sorts = {
  id: { column: 'folders.id', type: 'integer' },
  name: { column: 'folders.name', type: 'text' },
  createdAt: { column: 'folders.created_at', type: 'timestamptz' },
};
const COLUMNS = ['id', 'name', 'parent_id as parentId', 'owner_id as ownerId', 'version', 'created_at as createdAt', 'updated_at as updatedAt'];

/** Reads folders. */
export class KnexFolderDirectory extends FolderDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(viewer: Viewer, folderId: number): Promise<FolderView | null> {
    const folder = await visible(this.database.sql, viewer).where({ id: folderId }).first<FolderView | undefined>();
    return folder ?? null;
  }

  page(viewer: Viewer, request: PageRequest, filter: FolderFilter): Promise<Page<FolderView>> {
    const { sql } = this.database;
    return keysetPage<FolderView, FolderView>(sql, {
      query: matching(visible(sql, viewer), request, filter),
      request,
      sorts: SORTS,
      defaultSort: 'name',
      id: 'folders.id',
      toItem: (folder) => folder,
    });
  }

  async treeOf(ownerId: number): Promise<FolderNode[]> {
    const { sql } = this.database;
    return treeOfRows(await sql('folders').select<FolderView[]>(COLUMNS).where({ owner_id: ownerId }).orderBy(['name', 'id']));
  }
}

function visible(sql: Knex, { userId, seesAll }: Viewer): Knex.QueryBuilder {
  const query = sql('folders').select(COLUMNS);
  return seesAll ? query : query.where({ owner_id: userId });
}

function matching(query: Knex.QueryBuilder, { search }: PageRequest, { parentId, ownerId }: FolderFilter): Knex.QueryBuilder {
  if (parentId !== undefined) query.where({ parent_id: parentId === 'root' ? null : parentId });
  if (ownerId !== undefined) query.where({ owner_id: ownerId });
  if (search) query.whereILike('name', containing(search));
  return query;
}
