import type { Knex } from 'knex';

/** The names a group grants, in alphabetical order, for a query over `groups`. */
export function permissionsOfGroup(knex: Knex): Knex.Raw {
  return knex.raw(
    `array(select permission from group_permissions where group_permissions.group_id = groups.id order by permission) as permissions`,
  );
}

/** How many accounts that were not deleted are in a group, for a query over `groups`. */
export function memberCount(knex: Knex): Knex.Raw {
  return knex.raw(`(
    select count(*) from group_members join users on users.id = group_members.user_id
    where group_members.group_id = groups.id and users.deleted_at is null) as "memberCount"`);
}
