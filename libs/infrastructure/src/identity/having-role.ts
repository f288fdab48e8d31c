import type { Knex } from 'knex';

/** Of so many accounts each one can be read for a page. */
const FEW = 1_000;

/** Whether so few accounts have a role that all of them can be read for a page; those that were deleted are among them. */
export async function isRareRole(knex: Knex, role: string): Promise<boolean> {
  const [some] = await knex.from(holdersOf(knex, role).limit(FEW + 1).as('some')).count<{ found: number }[]>({ found: '*' });
  return some !== undefined && some.found <= FEW;
}

/**
 * Which accounts have a role, as a condition on `users`. A rare one is asked who has it: the planner takes it for as common as any other, and would
 * walk through every account in the order of the list to find a page of the few.
 */
export function havingRole(knex: Knex, role: string, isRare: boolean): Knex.Raw {
  const holders = holdersOf(knex, role);
  return isRare ? knex.raw('users.id = any(array(?))', [holders]) : knex.raw('exists (?)', [holders.whereRaw('user_roles.user_id = users.id')]);
}

function holdersOf(knex: Knex, role: string): Knex.QueryBuilder {
  return knex('user_roles').select('user_id').where('role_id', knex('roles').select('id').where('name', role));
}
