import { ShareRepository, type NewShare, type StoredShare } from '@halolight/application/content/ports';
import { NoSuchSubjectError, type SharePermission, type ShareSubject } from '@halolight/domain/content';
import type { Knex } from 'knex';
import type { Database } from '../../kernel/index.js';
import type { SharedResource } from './shared-resource.js';
import { grantOn } from './visible-rows.js';

const COLUMNS = ['id', 'user_id as userId', 'group_id as groupId', 'permission', 'expires_at as expiresAt', 'created_at as createdAt'];

/** The shares of one kind of resource in PostgreSQL. */
export class KnexShareRepository extends ShareRepository {
  constructor(
    private readonly database: Database,
    private readonly resource: SharedResource,
  ) {
    super();
  }

  async grantedTo(resourceId: number, userId: number): Promise<SharePermission | null> {
    const { sql } = this.database;
    const widest = sql.raw(`(${grantOn(this.resource, '?')}) as widest`, [resourceId, userId, userId]);
    const row = await sql.select(widest).first<{ widest: SharePermission | null } | undefined>();
    return row?.widest ?? null;
  }

  async put(resourceId: number, share: NewShare): Promise<StoredShare> {
    const { userId, groupId, permission, expiresAt, sharedBy } = share;
    const { shares, key } = this.resource;
    if (!(await this.isThere(share))) throw new NoSuchSubjectError(userId === null ? 'groupId' : 'userId');
    const [stored]: StoredShare[] = await this.database
      .sql(shares)
      .insert({ [key]: resourceId, user_id: userId, group_id: groupId, permission, expires_at: expiresAt, shared_by: sharedBy })
      .onConflict([key, 'user_id', 'group_id'])
      .merge(['permission', 'expires_at', 'shared_by'])
      .returning(COLUMNS);
    if (!stored) throw new Error('The share was not returned');
    return stored;
  }

  async remove(resourceId: number, { userId, groupId }: ShareSubject): Promise<boolean> {
    const { shares, key } = this.resource;
    const subject = userId === null ? { group_id: groupId } : { user_id: userId };
    return (await this.database.sql(shares).where({ [key]: resourceId, ...subject }).delete()) > 0;
  }

  /** Holds the account or group until the transaction ends, so that it is not deleted meanwhile. */
  private async isThere(share: NewShare): Promise<boolean> {
    const { sql } = this.database;
    const query = share.userId === null ? this.groupsKnown(share) : sql('users').where({ id: share.userId }).whereNull('deleted_at');
    const row = await query.select('id').forKeyShare().first<object | undefined>();
    return row !== undefined;
  }

  private groupsKnown({ groupId, sharedBy, knowsEveryGroup = false }: NewShare): Knex.QueryBuilder {
    const { sql } = this.database;
    const group = sql('groups').where({ id: groupId });
    return knowsEveryGroup ? group : group.whereExists(sql('group_members').where({ group_id: groupId, user_id: sharedBy }));
  }
}
