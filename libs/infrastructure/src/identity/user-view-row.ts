import type { UserView } from '@halolight/application/identity';
import type { UserStatus } from '@halolight/domain/identity';
import type { Knex } from 'knex';

export interface UserViewRow {
  readonly id: number;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly phone: string | null;
  readonly avatar: string | null;
  readonly department: string | null;
  readonly position: string | null;
  readonly bio: string | null;
  readonly status: UserStatus;
  readonly must_change_password: boolean;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly last_login_at: Date | null;
  readonly roles: UserView['roles'];
  readonly groups: UserView['groups'];
}

/** The columns of `UserViewRow` for a query over `users`; roles and groups come as JSON, so that a list costs one query. */
export function userViewColumns(knex: Knex): (string | Knex.Raw)[] {
  return [
    'users.id',
    'users.email',
    'users.username',
    'users.name',
    'users.phone',
    'users.avatar',
    'users.department',
    'users.position',
    'users.bio',
    'users.status',
    'users.must_change_password',
    'users.version',
    'users.created_at',
    'users.updated_at',
    'users.last_login_at',
    knex.raw(`(
      select coalesce(json_agg(json_build_object('id', roles.id, 'name', roles.name, 'label', roles.label) order by roles.id), '[]')
      from user_roles join roles on roles.id = user_roles.role_id where user_roles.user_id = users.id) as roles`),
    knex.raw(`(
      select coalesce(json_agg(json_build_object('id', groups.id, 'name', groups.name) order by groups.id), '[]')
      from group_members join groups on groups.id = group_members.group_id where group_members.user_id = users.id) as groups`),
  ];
}

export function toUserView(row: UserViewRow): UserView {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    name: row.name,
    phone: row.phone,
    avatar: row.avatar,
    department: row.department,
    position: row.position,
    bio: row.bio,
    status: row.status,
    roles: row.roles,
    groups: row.groups,
    mustChangePassword: row.must_change_password,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastLoginAt: row.last_login_at,
    version: row.version,
  };
}
