import { RoleDirectory, type RoleView } from '@halolight/application/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';
import { grantedPermissions, holderCount } from './role-columns.js';

const SORTS: Sorts = {
  id: { column: 'roles.id', type: 'integer' },
  name: { column: 'roles.name', type: 'text' },
  label: { column: 'roles.label', type: 'text' },
};

/** Reads roles. */
export class KnexRoleDirectory extends RoleDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(roleId: number): Promise<RoleView | null> {
    const role = await this.roles().where({ id: roleId }).first<RoleView | undefined>();
    return role ?? null;
  }

  page(request: PageRequest): Promise<Page<RoleView>> {
    const query = this.roles();
    const { search } = request;
    if (search) query.where((either) => either.whereILike('name', containing(search)).orWhereILike('label', containing(search)));
    return keysetPage<RoleView, RoleView>(this.database.sql, {
      query,
      request,
      sorts: SORTS,
      defaultSort: 'id',
      id: 'roles.id',
      toItem: (role) => role,
    });
  }

  private roles(): Knex.QueryBuilder {
    const { sql } = this.database;
    return sql('roles').select('id', 'name', 'label', 'description', 'version', grantedPermissions(sql), holderCount(sql));
  }
}
