import type { Knex } from 'knex';

/** The names a role grants, in alphabetical order, for a query over `roles`. */
export function grantedPermissions(knex: Knex): Knex.Raw {
  return knex.raw(
    `array(select permission from role_permissions where role_permissions.role_id = roles.id order by permission) as permissions`,
  );
}

/** How many accounts that were not deleted have a role, for a query over `roles`: what is counted and what was noted since, of one moment. */
export function holderCount(knex: Knex): Knex.Raw {
  return knex.raw(`(
    select coalesce(sum(holders), 0)::bigint from (
      select total from record_counts where subject = 'role ' || roles.id
      union all select difference from record_count_changes where subject = 'role ' || roles.id
    ) as noted (holders)) as "userCount"`);
}
