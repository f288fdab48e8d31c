import { FileRepository, type NewFile } from '@halolight/application/content/ports';
import { NoSuchFolderError, type FileContent, type FileKind, type StoredFile } from '@halolight/domain/content';
import type { Knex } from 'knex';
import { namingRefusals, type Database } from '../kernel/index.js';

const REFUSALS = { files_folder_fkey: () => new NoSuchFolderError('folderId') };

interface FileRow {
  readonly id: number;
  readonly name: string;
  readonly owner_id: number;
  readonly folder_id: number | null;
  readonly kind: FileKind;
  readonly version: number;
  readonly content_key: string;
  readonly content_size: number;
  readonly sha256: Buffer;
  readonly mime_type: string;
}

const COLUMNS = [
  'files.id', 'files.name', 'owner_id', 'folder_id', 'kind', 'version', 'content_key',
  'file_contents.size as content_size', 'sha256', 'mime_type',
];

/** Files in PostgreSQL. */
export class KnexFileRepository extends FileRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async find(fileId: number): Promise<StoredFile | null> {
    return toFile(await this.byId(fileId).first<FileRow | undefined>());
  }

  async findForUpdate(fileId: number): Promise<StoredFile | null> {
    return toFile(await this.byId(fileId).forUpdate('files').first<FileRow | undefined>());
  }

  async add({ name, ownerId, folderId, content, kind }: NewFile): Promise<number> {
    const row = { name, owner_id: ownerId, folder_id: folderId, kind, ...showing(content) };
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('files').insert(row).returning('id'));
    if (!added) throw new Error('The new file was not returned');
    return added.id;
  }

  async update({ id, name, folderId, kind, content }: StoredFile): Promise<void> {
    const { sql } = this.database;
    const row = { name, folder_id: folderId, kind, ...showing(content), version: sql.raw('version + 1'), updated_at: sql.fn.now() };
    await namingRefusals(REFUSALS, sql('files').where({ id }).update(row));
  }

  async remove(fileId: number): Promise<void> {
    await this.database.sql('files').where({ id: fileId }).delete();
  }

  async setFavorite(userId: number, fileId: number, isFavorite: boolean): Promise<boolean> {
    const favorite = { user_id: userId, file_id: fileId };
    const table = this.database.sql('file_favorites');
    if (!isFavorite) return (await table.where(favorite).delete()) > 0;
    const made: object[] = await table.insert(favorite).onConflict().ignore().returning('file_id');
    return made.length > 0;
  }

  private byId(fileId: number): Knex.QueryBuilder {
    return this.database.sql('files').join('file_contents', 'file_contents.key', 'files.content_key').select(COLUMNS).where({ 'files.id': fileId });
  }
}

function showing({ key, size }: FileContent): { content_key: string; size: number } {
  return { content_key: key, size };
}

function toFile(row: FileRow | undefined): StoredFile | null {
  if (!row) return null;
  const { id, name, owner_id, folder_id, kind, version, content_key, content_size, sha256, mime_type } = row;
  const content = { key: content_key, size: content_size, sha256: sha256.toString('hex'), mimeType: mime_type };
  return { id, name, ownerId: owner_id, folderId: folder_id, kind, version, content };
}
