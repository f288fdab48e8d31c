import { RoleDirectory, type RoleName, type RoleView } from '@halolight/application/identity';
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
    return this.pageOf<RoleView>(this.roles(), request);
  }

  names(request: PageRequest): Promise<Page<RoleName>> {
    return this.pageOf<RoleName>(this.database.sql('roles').select('id', 'name', 'label', 'version'), request);
  }

  async nameById(roleId: number): Promise<RoleName | null> {
    const role = await this.database.sql('roles').select('id', 'name', 'label', 'version').where({ id: roleId }).first<RoleName | undefined>();
    return role ?? null;
  }

  private pageOf<Item extends object>(query: Knex.QueryBuilder, request: PageRequest): Promise<Page<Item>> {
    const { search } = request;
    if (search) query.where((either) => either.whereILike('name', containing(search)).orWhereILike('label', containing(search)));
    return keysetPage<Item, Item>(this.database.sql, {
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
