import type { Knex } from 'knex';

/** The permissions of a user's roles and groups and their own grants together, for a query over `users`. */
export function effectivePermissions(knex: Knex): Knex.Raw {
  return knex.raw(`array(
    select permission from user_roles join role_permissions using (role_id) where user_roles.user_id = users.id
    union select permission from group_members join group_permissions using (group_id) where group_members.user_id = users.id
    union select permission from user_permissions where user_permissions.user_id = users.id) as permissions`);
}

/** What each role grants to a user who has several, for a query over `users`. */
export function grantsByRole(knex: Knex): Knex.Raw {
  return knex.raw(`(
    select json_object_agg(role_id, array(select permission from role_permissions where role_permissions.role_id = user_roles.role_id order by permission))
    from user_roles where user_roles.user_id = users.id having count(*) > 1) as grants_by_role`);
}
