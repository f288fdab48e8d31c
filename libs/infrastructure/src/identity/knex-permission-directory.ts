import { PermissionDirectory, type PermissionView } from '@halolight/application/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'permissions.id', type: 'integer' },
  name: { column: 'permissions.name', type: 'text' },
};

/** Reads the permission catalogue. */
export class KnexPermissionDirectory extends PermissionDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(permissionId: number): Promise<PermissionView | null> {
    const permission = await this.permissions().where({ id: permissionId }).first<PermissionView | undefined>();
    return permission ?? null;
  }

  page(request: PageRequest, { resource }: { resource?: string | undefined }): Promise<Page<PermissionView>> {
    const query = this.permissions();
    const { search } = request;
    if (resource) query.where({ resource });
    if (search) query.where((either) => either.whereILike('name', containing(search)).orWhereILike('description', containing(search)));
    return keysetPage<PermissionView, PermissionView>(this.database.sql, {
      query,
      request,
      sorts: SORTS,
      defaultSort: 'name',
      id: 'permissions.id',
      toItem: (permission) => permission,
    });
  }

  all(): Promise<PermissionView[]> {
    return this.permissions().orderBy(['resource', 'action']);
  }

  private permissions(): Knex.QueryBuilder {
    return this.database.sql('permissions').select('id', 'name', 'resource', 'action', 'description');
  }
}
