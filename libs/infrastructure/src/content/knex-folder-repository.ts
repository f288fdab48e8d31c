import { FolderRepository, type HeldContents, type NewFolder } from '@halolight/application/content/ports';
import { FolderNameTakenError, NoSuchFolderError, type Folder, type FolderContents } from '@halolight/domain/content';
import type { Knex } from 'knex';
import { namingRefusals, type Database } from '../kernel/index.js';

const REFUSALS = { folders_name_key: () => new FolderNameTakenError(), folders_parent_fkey: () => new NoSuchFolderError('parentId') };

/** Folders in PostgreSQL, each with a reference to its parent. */
export class KnexFolderRepository extends FolderRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async find(folderId: number): Promise<Folder | null> {
    const folder = await this.byId(folderId).first<Folder | undefined>();
    return folder ?? null;
  }

  async lockTree(ownerId: number): Promise<void> {
    await this.database.sql.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [treeOf(ownerId)]);
  }

  async keepTree(ownerId: number): Promise<void> {
    await this.database.sql.raw('select pg_advisory_xact_lock_shared(hashtextextended(?, 0))', [treeOf(ownerId)]);
  }

  async findForUpdate(folderId: number): Promise<Folder | null> {
    const folder = await this.byId(folderId).forUpdate().first<Folder | undefined>();
    return folder ?? null;
  }

  async pathTo(folderId: number): Promise<number[]> {
    const { rows }: { rows: { id: number }[] } = await this.database.sql.raw(
      `with recursive path as (
         select id, parent_id, 1 as step from folders where id = ?
         union all select folders.id, folders.parent_id, step + 1 from path join folders on folders.id = path.parent_id
       )
       select id from path order by step desc`,
      [folderId],
    );
    return rows.map(({ id }) => id);
  }

  async heightOf(folderId: number): Promise<number> {
    const { rows }: { rows: { height: number }[] } = await this.database.sql.raw(`${BRANCH} select max(level) as height from branch`, [folderId]);
    return rows[0]?.height ?? 0;
  }

  async countOf(ownerId: number): Promise<number> {
    const counted = await this.database.sql('folders').where({ owner_id: ownerId }).count({ count: '*' }).first<{ count: number } | undefined>();
    return counted?.count ?? 0;
  }

  async countContents(folderId: number): Promise<FolderContents> {
    const { rows }: { rows: FolderContents[] } = await this.database.sql.raw(
      `${BRANCH}
       select (select count(*) - 1 from branch) as folders,
         (select count(*) from branch join documents on documents.folder_id = branch.id) as documents,
         (select count(*) from branch join files on files.folder_id = branch.id) as files`,
      [folderId],
    );
    const [contents] = rows;
    if (!contents) throw new Error('The contents were not counted');
    return contents;
  }

  async holdContents(folderId: number): Promise<HeldContents> {
    const folders = await this.inBranch<Folder>(folderId, `select ${COLUMNS} from branch join folders using (id) where level > 1 order by id for update of folders`);
    // All files before their owner's usage, as everywhere: deleted level by level, those deeper down would change the usage before those above are held.
    const files = await this.inBranch<{ id: number }>(
      folderId, 'select files.id from files join branch on branch.id = files.folder_id order by files.id for update of files',
    );
    const documents = await this.inBranch<{ id: number }>(
      folderId, 'select documents.id from documents join branch on branch.id = documents.folder_id order by documents.id for update of documents',
    );
    return { folders, fileIds: files.map(({ id }) => id), documentIds: documents.map(({ id }) => id) };
  }

  async add({ name, parentId, ownerId }: NewFolder): Promise<number> {
    const row = { name, parent_id: parentId, owner_id: ownerId };
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('folders').insert(row).returning('id'));
    if (!added) throw new Error('The new folder was not returned');
    return added.id;
  }

  async update({ id, name, parentId }: Folder): Promise<void> {
    const { sql } = this.database;
    await namingRefusals(
      REFUSALS,
      sql('folders')
        .where({ id })
        .update({ name, parent_id: parentId, version: sql.raw('version + 1'), updated_at: sql.fn.now() }),
    );
  }

  async remove(folderId: number): Promise<void> {
    // In one statement, which counts the usage once.
    await this.database.sql.raw(`${BRANCH} delete from files using branch where files.folder_id = branch.id`, [folderId]);
    await this.database.sql('folders').where({ id: folderId }).delete();
  }

  private async inBranch<Row>(folderId: number, select: string): Promise<Row[]> {
    const { rows }: { rows: Row[] } = await this.database.sql.raw(`${BRANCH} ${select}`, [folderId]);
    return rows;
  }

  private byId(folderId: number): Knex.QueryBuilder {
    return this.database.sql('folders').select('id', 'name', 'parent_id as parentId', 'owner_id as ownerId', 'version').where({ id: folderId });
  }
}

function treeOf(ownerId: number): string {
  return `folders of ${ownerId}`;
}

const COLUMNS = 'folders.id, name, parent_id as "parentId", owner_id as "ownerId", version';

const BRANCH = `
  with recursive branch as (
    select id, 1 as level from folders where id = ?
    union all select folders.id, level + 1 from branch join folders on folders.parent_id = branch.id
  )`;
