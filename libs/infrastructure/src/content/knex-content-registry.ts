import { ContentRegistry, type DroppedContents } from '@halolight/application/content/ports';
import type { FileContent } from '@halolight/domain/content';
import type { Database } from '../kernel/index.js';

/** Kept content in PostgreSQL. */
export class KnexContentRegistry extends ContentRegistry {
  constructor(private readonly database: Database) {
    super();
  }

  async add({ key, size, sha256, mimeType }: FileContent): Promise<void> {
    await this.database.sql('file_contents').insert({ key, size, sha256: Buffer.from(sha256, 'hex'), mime_type: mimeType });
  }

  async find(key: string): Promise<FileContent | null> {
    const { sql } = this.database;
    const content = await sql('file_contents')
      .select('key', 'size', sql.raw(`encode(sha256, 'hex') as sha256`), 'mime_type as mimeType')
      .where({ key })
      .first<FileContent | undefined>();
    return content ?? null;
  }

  async thumbnailOf(key: string): Promise<string | null> {
    const row = await this.database.sql('file_contents').select('thumbnail_key').where({ key }).first<{ thumbnail_key: string | null } | undefined>();
    return row?.thumbnail_key ?? null;
  }

  async setThumbnail(key: string, thumbnailKey: string): Promise<boolean> {
    const { sql } = this.database;
    return (await sql('file_contents').where({ key, thumbnail_key: null }).update({ thumbnail_key: thumbnailKey })) > 0;
  }

  async dropUnused(forMs: number, limit: number): Promise<DroppedContents> {
    const { sql } = this.database;
    const releasedBefore = sql.raw(`now() - ? * interval '1 millisecond'`, [forMs]);
    const looked = await sql('file_contents').where('released_at', '<=', releasedBefore).orderBy('released_at').limit(limit).pluck<string[]>('key');
    const released = () => sql('file_contents').whereRaw('key = any (?::uuid[])', [looked]).where('released_at', '<=', releasedBefore);
    const shown = sql('files').select(sql.raw('1')).whereRaw('files.content_key = file_contents.key');
    // Whoever ceases to show it from now on notes that anew, and so it is looked at again.
    await released().whereExists(shown).update({ released_at: null });
    const dropped: { key: string; thumbnail_key: string | null }[] = await released().whereNotExists(shown).delete().returning(['key', 'thumbnail_key']);
    return { looked: looked.length, keys: dropped.flatMap(({ key, thumbnail_key }) => (thumbnail_key === null ? [key] : [key, thumbnail_key])) };
  }

  /** One statement, and so one moment: an upload that becomes content meanwhile is seen as the one or the other. */
  async unknownAmong(keys: readonly string[]): Promise<readonly string[]> {
    const { rows }: { rows: { key: string }[] } = await this.database.sql.raw(
      `select key from unnest(?::uuid[]) as listed (key)
       where not exists (select from file_contents where file_contents.key = listed.key)
         and not exists (select from file_contents where file_contents.thumbnail_key = listed.key)
         and not exists (select from file_uploads where file_uploads.key = listed.key)`,
      [[...keys]],
    );
    return rows.map(({ key }) => key);
  }
}
