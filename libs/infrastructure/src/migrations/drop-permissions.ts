import type { Knex } from 'knex';

/** Undoes `createPermissions`, and takes the resource's permissions away from everyone. */
export async function dropPermissions(knex: Knex, resource: string): Promise<void> {
  await knex('permissions').where({ resource }).delete();
  for (const table of ['role_permissions', 'group_permissions', 'user_permissions']) {
    await knex(table).whereLike('permission', `${resource}:%`).delete();
  }
}
