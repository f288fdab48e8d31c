import { PermissionCatalogue, type CataloguedPermission } from '@halolight/application/identity/ports';
import { NameTakenError } from '@halolight/domain/identity';
import type { Permission } from '@halolight/domain/kernel';
import { namingRefusals, type Database } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';

const GRANTS = ['role_permissions', 'group_permissions', 'user_permissions'];

/** The permission catalogue in PostgreSQL. */
export class KnexPermissionCatalogue extends PermissionCatalogue {
  constructor(
    private readonly database: Database,
    private readonly access: AccessCache,
  ) {
    super();
  }

  async find(permissionId: number): Promise<CataloguedPermission | null> {
    const row = await this.database
      .sql('permissions')
      .select('id', 'name', 'is_seeded as isSeeded')
      .where({ id: permissionId })
      .forUpdate()
      .first<CataloguedPermission | undefined>();
    return row ?? null;
  }

  async missing(permissions: readonly Permission[]): Promise<string[]> {
    const wanted = permissions.filter(({ name }) => name !== '*');
    const { rows }: { rows: { name: string }[] } = await this.database.sql.raw(
      `select name from unnest(?::text[], ?::text[], ?::text[]) as wanted (name, resource, action)
       where not exists (
         select from permissions
         where wanted.resource in ('*', permissions.resource) and wanted.action in ('*', permissions.action))`,
      [wanted.map(({ name }) => name), wanted.map(({ resource }) => resource), wanted.map(({ action }) => action)],
    );
    return rows.map(({ name }) => name);
  }

  async add({ name, resource, action }: Permission, description: string | null): Promise<number> {
    const [added]: { id: number }[] = await namingRefusals(
      { permissions_name_key: () => new NameTakenError('permission') },
      this.database.sql('permissions').insert({ name, resource, action, description }).returning('id'),
    );
    if (!added) throw new Error('The new permission was not returned');
    return added.id;
  }

  async remove(permissionId: number): Promise<void> {
    const { sql } = this.database;
    const [removed]: { name: string }[] = await sql('permissions').where({ id: permissionId }).delete().returning('name');
    if (!removed) return;
    for (const table of GRANTS) await sql(table).where({ permission: removed.name }).delete();
    this.database.afterCommit(() => this.access.forgetAll());
  }
}
