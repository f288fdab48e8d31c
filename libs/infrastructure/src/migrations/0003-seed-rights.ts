import type { Knex } from 'knex';
import { createPermissions } from './create-permissions.js';

const ROLES = [
  { name: 'super_admin', label: 'Super administrator', description: 'May do everything', permissions: ['*'] },
  { name: 'admin', label: 'Administrator', description: 'Manages users and content', permissions: [] },
  { name: 'user', label: 'User', description: 'Works with their own content', permissions: ['dashboard:view'] },
  { name: 'guest', label: 'Guest', description: 'Looks at the dashboard', permissions: ['dashboard:view'] },
] as const;

const CRUD = ['view', 'create', 'update', 'delete'] as const;

/** The four roles that every installation has, and the permissions of the identity tables. */
export async function up(knex: Knex): Promise<void> {
  for (const { permissions, ...role } of ROLES) {
    const [row] = await knex('roles').insert({ ...role, is_seeded: true }).returning<{ id: number }[]>('id');
    if (!row) throw new Error(`Role ${role.name} was not made`);
    for (const permission of permissions) await knex('role_permissions').insert({ role_id: row.id, permission });
  }
  await createPermissions(knex, 'users', [...CRUD, 'assign', 'export'], { admin: ['users:*'] });
  await createPermissions(knex, 'roles', [...CRUD, 'assign'], { admin: ['roles:*'] });
  await createPermissions(knex, 'permissions', [...CRUD, 'assign'], { admin: ['permissions:*'] });
  await createPermissions(knex, 'groups', [...CRUD, 'assign'], { admin: ['groups:*'] });
  await createPermissions(knex, 'dashboard', ['view'], { admin: ['dashboard:*'] });
}

export async function down(knex: Knex): Promise<void> {
  await knex('role_permissions').delete();
  await knex('permissions').delete();
  await knex('user_roles').delete();
  await knex('roles').delete();
}
