import { RoleRepository, type NewRole } from '@halolight/application/identity/ports';
import { NameTakenError, type Role } from '@halolight/domain/identity';
import type { Knex } from 'knex';
import { namingRefusals, type Database } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';
import { grantedPermissions } from './role-columns.js';

const REFUSALS = { roles_name_key: () => new NameTakenError('role') };

/** Roles in PostgreSQL; its triggers tell other processes when what a role grants has changed. */
export class KnexRoleRepository extends RoleRepository {
  constructor(
    private readonly database: Database,
    private readonly access: AccessCache,
  ) {
    super();
  }

  async findForUpdate(roleId: number): Promise<Role | null> {
    // After a wait for the lock PostgreSQL looks again at the locked row alone: permissions are read by a statement of their own.
    await this.database.sql('roles').select('id').where({ id: roleId }).forUpdate();
    const role = await this.roles().where({ id: roleId }).first<Role | undefined>();
    return role ?? null;
  }

  findByIds(roleIds: readonly number[]): Promise<Role[]> {
    return this.roles().whereIn('id', roleIds);
  }

  findByNames(names: readonly string[]): Promise<Role[]> {
    return this.roles().whereIn('name', names);
  }

  async add({ permissions, ...role }: NewRole): Promise<number> {
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('roles').insert(role).returning('id'));
    if (!added) throw new Error('The new role was not returned');
    await this.grant(added.id, permissions);
    return added.id;
  }

  async update({ id, name, label, description }: Role): Promise<void> {
    await namingRefusals(REFUSALS, this.database.sql('roles').where({ id }).update({ name, label, description, ...this.nextVersion() }));
  }

  async setPermissions(roleId: number, permissions: readonly string[]): Promise<void> {
    const { sql } = this.database;
    await sql('role_permissions').where({ role_id: roleId }).whereNotIn('permission', permissions).delete();
    await this.grant(roleId, permissions);
    await sql('roles').where({ id: roleId }).update(this.nextVersion());
    this.database.afterCommit(() => this.access.forgetAll());
  }

  async remove(roleId: number): Promise<void> {
    const { sql } = this.database;
    // Accounts that were deleted do not keep a role alive.
    await sql('user_roles').where({ role_id: roleId }).delete();
    await sql('roles').where({ id: roleId }).delete();
  }

  async countHolders(roleId: number): Promise<number> {
    const { sql } = this.database;
    const holders = await sql('user_roles')
      .join('users', 'users.id', 'user_roles.user_id')
      .where({ role_id: roleId })
      .whereNull('users.deleted_at')
      .select(sql.raw('count(*)'))
      .first<{ count: number } | undefined>();
    return holders?.count ?? 0;
  }

  private roles(): Knex.QueryBuilder {
    const { sql } = this.database;
    return sql('roles').select('id', 'name', 'label', 'description', 'is_seeded as isSeeded', 'version', grantedPermissions(sql));
  }

  private async grant(roleId: number, permissions: readonly string[]): Promise<void> {
    if (permissions.length === 0) return;
    await this.database
      .sql('role_permissions')
      .insert(permissions.map((permission) => ({ role_id: roleId, permission })))
      .onConflict()
      .ignore();
  }

  private nextVersion(): { version: Knex.Raw; updated_at: Knex.Raw } {
    const { sql } = this.database;
    return { version: sql.raw('version + 1'), updated_at: sql.fn.now() };
  }
}
