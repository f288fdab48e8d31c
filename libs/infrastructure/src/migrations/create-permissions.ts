import type { Knex } from 'knex';

/**
 * Puts the permissions of a new table's resource into the catalogue and grants some to seeded roles; running it again changes nothing.
 * Every migration that makes a table calls it, so that no resource is without permissions.
 * @param grants permission names, wildcards allowed, by the name of the role that gets them
 */
export async function createPermissions(
  knex: Knex,
  resource: string,
  actions: readonly string[],
  grants: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const rows = actions.map((action) => ({ name: `${resource}:${action}`, resource, action, is_seeded: true }));
  await knex('permissions').insert(rows).onConflict('name').ignore();
  for (const [role, permissions] of Object.entries(grants)) {
    await knex.raw(
      `insert into role_permissions (role_id, permission)
       select id, unnest(?::text[]) from roles where name = ? on conflict do nothing`,
      [[...permissions], role],
    );
  }
}
