import type { Knex } from 'knex';
import { recordTotal } from '../kernel/index.js';

/** The names a role grants, in alphabetical order, for a query over `roles`. */
export function grantedPermissions(knex: Knex): Knex.Raw {
  return knex.raw(
    `array(select permission from role_permissions where role_permissions.role_id = roles.id order by permission) as permissions`,
  );
}

/** How many accounts that were not deleted have a role, for a query over `roles`. */
export function holderCount(knex: Knex): Knex.Raw {
  return knex.raw('? as "userCount"', [recordTotal(knex, knex.raw(`'role ' || roles.id`))]);
}
