import { FileLinkRepository, MOST_RECORDED, type LinkOutcome, type NewFileLink } from '@halolight/application/content/ports';
import type { FileLink } from '@halolight/domain/content';
import type { Client } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import type { Database } from '../kernel/index.js';

const COLUMNS = [
  'id', 'file_id as fileId', 'created_by as createdBy', 'expires_at as expiresAt', 'max_access as maxAccess', 'access_count as accessCount',
  'revoked_at as revokedAt', 'password_hash as passwordHash',
];

const IS_SUSPENDED = `exists (
  select from users where users.id in (file_links.created_by, (select owner_id from files where files.id = file_links.file_id))
  and (users.status <> 'ACTIVE' or users.deleted_at is not null))`;

/** The file of a link, held before the link is: whoever deletes a file holds it before the links to it. Nothing once the file is gone. */
const HELD_FILE = 'file_id = (select files.id from files where files.id = (select file_id from file_links where id = ?) for key share)';

/** Links to files in PostgreSQL. */
export class KnexFileLinkRepository extends FileLinkRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async add({ fileId, createdBy, tokenHash, passwordHash, expiresAt, maxAccess }: NewFileLink): Promise<number> {
    const [added]: { id: number }[] = await this.database
      .sql('file_links')
      .insert({
        file_id: fileId,
        created_by: createdBy,
        token_hash: Buffer.from(tokenHash, 'hex'),
        password_hash: passwordHash,
        expires_at: expiresAt,
        max_access: maxAccess,
      })
      .returning('id');
    if (!added) throw new Error('The new link was not returned');
    return added.id;
  }

  async findByTokenHash(tokenHash: string): Promise<FileLink | null> {
    const link = await this.links().where({ token_hash: Buffer.from(tokenHash, 'hex') }).first<FileLink | undefined>();
    return link ?? null;
  }

  async findForUpdate(linkId: number): Promise<FileLink | null> {
    const link = await this.links().where({ id: linkId }).whereRaw(HELD_FILE, [linkId]).forUpdate().first<FileLink | undefined>();
    return link ?? null;
  }

  /** PostgreSQL looks at the condition again once it has the row's lock, so that the last access is given once. */
  async countAccess(linkId: number): Promise<boolean> {
    const { sql } = this.database;
    const counted = await sql('file_links')
      .where({ id: linkId, revoked_at: null })
      .whereRaw(HELD_FILE, [linkId])
      .whereRaw(`(max_access is null or access_count < max_access) and (expires_at is null or expires_at > now()) and not ${IS_SUSPENDED}`)
      .update({ access_count: sql.raw('access_count + 1') });
    return counted > 0;
  }

  async revoke(linkId: number): Promise<boolean> {
    const { sql } = this.database;
    return (await sql('file_links').where({ id: linkId, revoked_at: null }).whereRaw(HELD_FILE, [linkId]).update({ revoked_at: sql.fn.now() })) > 0;
  }

  async record(linkId: number, { ip, userAgent }: Client, outcome: LinkOutcome): Promise<boolean> {
    if (outcome !== 'DOWNLOADED' && (await this.recent(linkId, outcome)) >= MOST_RECORDED) return true;
    return this.insertAccess(
      `insert into file_link_accesses (link_id, file_id, ip, user_agent, outcome)
       select file_links.id, files.id, ?, ?, ? from file_links join files on files.id = file_links.file_id where file_links.id = ? for key share of files`,
      [ip, userAgent, outcome, linkId],
    );
  }

  async recordSigned(fileId: number, signedBy: number, { ip, userAgent }: Client): Promise<boolean> {
    return this.insertAccess(
      `insert into file_link_accesses (file_id, signed_by, ip, user_agent, outcome)
       select id, ?, ?, ?, 'DOWNLOADED' from files where id = ? for key share`,
      [signedBy, ip, userAgent, fileId],
    );
  }

  /** Those that go with their file at the same time are passed over: nobody waits for each other. */
  async forgetAccesses(before: Date, limit: number): Promise<number> {
    const { sql } = this.database;
    const old = sql('file_link_accesses').select('id').where('created_at', '<', before).orderBy('created_at').limit(limit).forUpdate().skipLocked();
    return sql('file_link_accesses').with('old', old).whereIn('id', sql('old').select('id')).delete();
  }

  private async insertAccess(statement: string, values: readonly Knex.Value[]): Promise<boolean> {
    const { rowCount }: { rowCount: number } = await this.database.sql.raw(statement, values);
    return rowCount > 0;
  }

  /** Of several at once each may find room for the last: a few more matter to nobody. */
  private async recent(linkId: number, outcome: LinkOutcome): Promise<number> {
    const { sql } = this.database;
    const recent: unknown[] = await sql('file_link_accesses')
      .select('id')
      .where({ link_id: linkId, outcome })
      .whereRaw(`created_at > now() - interval '1 minute'`)
      .limit(MOST_RECORDED);
    return recent.length;
  }

  private links(): Knex.QueryBuilder {
    const { sql } = this.database;
    return sql('file_links').select(...COLUMNS, sql.raw(`${IS_SUSPENDED} as "isSuspended"`));
  }
}
