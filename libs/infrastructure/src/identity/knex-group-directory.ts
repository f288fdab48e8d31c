import { GroupDirectory, type GroupMemberView, type GroupView } from '@halolight/application/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';
import { memberCount, permissionsOfGroup } from './group-columns.js';

const GROUP_SORTS: Sorts = {
  id: { column: 'groups.id', type: 'integer' },
  name: { column: 'groups.name', type: 'text' },
  createdAt: { column: 'groups.created_at', type: 'timestamptz' },
};
const MEMBER_SORTS: Sorts = {
  id: { column: 'users.id', type: 'integer' },
  username: { column: 'users.username', type: 'text' },
  name: { column: 'users.name', type: 'text' },
};

/** Reads groups and their members. */
export class KnexGroupDirectory extends GroupDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(groupId: number): Promise<GroupView | null> {
    const group = await this.groups().where({ id: groupId }).first<GroupView | undefined>();
    return group ?? null;
  }

  page(request: PageRequest): Promise<Page<GroupView>> {
    const query = this.groups();
    const { search } = request;
    if (search) query.where((either) => either.whereILike('name', containing(search)).orWhereILike('description', containing(search)));
    return keysetPage<GroupView, GroupView>(this.database.sql, {
      query,
      request,
      sorts: GROUP_SORTS,
      defaultSort: 'name',
      id: 'groups.id',
      toItem: (group) => group,
    });
  }

  members(groupId: number, request: PageRequest): Promise<Page<GroupMemberView>> {
    const query = this.membersOf(groupId);
    const { search } = request;
    if (search) query.where((either) => either.whereILike('users.name', containing(search)).orWhereILike('username', containing(search)));
    return keysetPage<GroupMemberView, GroupMemberView>(this.database.sql, {
      query,
      request,
      sorts: MEMBER_SORTS,
      defaultSort: 'name',
      id: 'users.id',
      toItem: (member) => member,
    });
  }

  private groups(): Knex.QueryBuilder {
    const { sql } = this.database;
    return sql('groups').select(
      'id',
      'name',
      'description',
      'created_at as createdAt',
      'updated_at as updatedAt',
      'version',
      permissionsOfGroup(sql),
      memberCount(sql),
    );
  }

  private membersOf(groupId: number): Knex.QueryBuilder {
    return this.database
      .sql('group_members')
      .join('users', 'users.id', 'group_members.user_id')
      .select('users.id', 'users.username', 'users.name', 'users.avatar', 'users.status')
      .where('group_members.group_id', groupId)
      .whereNull('users.deleted_at');
  }
}
