import type { Knex } from 'knex';

/** The names a role grants, in alphabetical order, for a query over `roles`. */
export function grantedPermissions(knex: Knex): Knex.Raw {
  return knex.raw(
    `array(select permission from role_permissions where role_permissions.role_id = roles.id order by permission) as permissions`,
  );
}

/** How many accounts that were not deleted have a role, for a query over `roles`. */
export function holderCount(knex: Knex): Knex.Raw {
  return knex.raw(`(
    select count(*) from user_roles join users on users.id = user_roles.user_id
    where user_roles.role_id = roles.id and users.deleted_at is null) as "userCount"`);
}
