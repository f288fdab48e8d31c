import { GroupRepository, type GroupAccount, type NamedRights, type NewGroup } from '@halolight/application/identity/ports';
import { NameTakenError, type Group } from '@halolight/domain/identity';
import type { Knex } from 'knex';
import { namingRefusals, type Database } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';
import { effectivePermissions } from './effective-permissions.js';
import { permissionsOfGroup } from './group-columns.js';

const REFUSALS = { groups_name_key: () => new NameTakenError('group') };

/** Groups in PostgreSQL; its triggers tell other processes when rights have changed by them. */
export class KnexGroupRepository extends GroupRepository {
  constructor(
    private readonly database: Database,
    private readonly access: AccessCache,
  ) {
    super();
  }

  async findForUpdate(groupId: number): Promise<Group | null> {
    const { sql } = this.database;
    // Locked first, then read: a statement that waited for the lock would see the permissions as they were before it waited.
    await sql('groups').select('id').where({ id: groupId }).forNoKeyUpdate();
    const group = await sql('groups')
      .select('id', 'name', 'description', 'version', permissionsOfGroup(sql))
      .where({ id: groupId })
      .first<Group | undefined>();
    return group ?? null;
  }

  async add({ permissions, ...group }: NewGroup): Promise<number> {
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('groups').insert(group).returning('id'));
    if (!added) throw new Error('The new group was not returned');
    await this.grant(added.id, permissions);
    return added.id;
  }

  async update({ id, name, description }: Group): Promise<void> {
    const { sql } = this.database;
    await namingRefusals(REFUSALS, sql('groups').where({ id }).update({ name, description, ...nextVersion(sql) }));
  }

  async setPermissions(groupId: number, permissions: readonly string[]): Promise<void> {
    const { sql } = this.database;
    await sql('group_permissions').where({ group_id: groupId }).whereNotIn('permission', permissions).delete();
    await this.grant(groupId, permissions);
    await sql('groups').where({ id: groupId }).update(nextVersion(sql));
    this.database.afterCommit(() => this.access.forgetAll());
  }

  async remove(groupId: number): Promise<void> {
    await this.database.sql('groups').where({ id: groupId }).delete();
    this.database.afterCommit(() => this.access.forgetAll());
  }

  async findAccounts(userIds: readonly number[]): Promise<GroupAccount[]> {
    const { sql } = this.database;
    // Locked in the order of their ids, so that two who take the same accounts do not wait for each other; then read, as a group is.
    await sql('users').select('id').whereIn('id', userIds).orderBy('id').forNoKeyUpdate();
    return sql('users').select('id').select(rightsOf(sql)).whereIn('id', userIds).whereNull('deleted_at').orderBy('id');
  }

  async memberIdsWithAnyOf(groupId: number, { roleNames, permissions }: NamedRights): Promise<number[]> {
    const { sql } = this.database;
    const members = sql('users')
      .join('group_members', 'group_members.user_id', 'users.id')
      .select('users.id', ...rightsOf(sql))
      .where({ group_id: groupId })
      .whereNull('users.deleted_at');
    return sql
      .from(members.as('members'))
      .whereRaw('"roleNames" && ?::text[] or permissions && ?::text[]', [[...roleNames], [...permissions]])
      .pluck('id');
  }

  async addMembers(groupId: number, userIds: readonly number[]): Promise<number[]> {
    if (userIds.length === 0) return [];
    const added: { user_id: number }[] = await this.database
      .sql('group_members')
      .insert(userIds.map((userId) => ({ group_id: groupId, user_id: userId })))
      .onConflict()
      .ignore()
      .returning('user_id');
    const addedIds = added.map(({ user_id }) => user_id);
    this.forget(addedIds);
    return addedIds;
  }

  async removeMember(groupId: number, userId: number): Promise<boolean> {
    const removed = await this.database.sql('group_members').where({ group_id: groupId, user_id: userId }).delete();
    this.forget([userId]);
    return removed > 0;
  }

  private forget(userIds: readonly number[]): void {
    this.database.afterCommit(() => userIds.forEach((userId) => this.access.forgetUser(userId)));
  }

  private async grant(groupId: number, permissions: readonly string[]): Promise<void> {
    if (permissions.length === 0) return;
    await this.database
      .sql('group_permissions')
      .insert(permissions.map((permission) => ({ group_id: groupId, permission })))
      .onConflict()
      .ignore();
  }
}

function nextVersion(sql: Knex): { version: Knex.Raw; updated_at: Knex.Raw } {
  return { version: sql.raw('version + 1'), updated_at: sql.fn.now() };
}

/** For a query over `users`. */
function rightsOf(knex: Knex): Knex.Raw[] {
  const roleNames = knex.raw(`array(select roles.name from user_roles join roles on roles.id = user_roles.role_id
    where user_roles.user_id = users.id order by roles.id) as "roleNames"`);
  return [effectivePermissions(knex), roleNames];
}
