import type { Knex } from 'knex';
import type { SharedResource } from './shared-resource.js';

/** A viewer, whose id may stand for the value of a prepared statement. */
export interface SqlViewer {
  readonly userId: number | Knex.Raw;
  readonly seesAll: boolean;
}

const LIVE = '(shares.expires_at is null or shares.expires_at > now())';

/**
 * The condition that a row is the viewer's own, or shared with them or a group of theirs; always true for who sees all.
 * The ids that are shared come as one array, so that the planner may look up few of them, or walk an ordered index past many.
 */
export function visibleTo(knex: Knex, resource: SharedResource, { userId, seesAll }: SqlViewer): Knex.Raw {
  if (seesAll) return knex.raw('true');
  return knex.raw(`(${resource.table}.owner_id = ? or ${sharedWith(resource)})`, [userId, userId, userId]);
}

/** The condition that a row is somebody else's, and shared with the user or a group of theirs. */
export function sharedWithOnly(knex: Knex, resource: SharedResource, userId: number): Knex.Raw {
  return knex.raw(`(${resource.table}.owner_id <> ? and ${sharedWith(resource)})`, [userId, userId, userId]);
}

/** The condition that a row is the user's own, and shared with somebody. */
export function sharedBy(knex: Knex, { table, shares, key }: SharedResource, userId: number): Knex.Raw {
  const shared = `select shares.${key} from ${shares} as shares join ${table} as own on own.id = shares.${key} where own.owner_id = ? and ${LIVE}`;
  return knex.raw(`(${table}.owner_id = ? and ${table}.id = any (array(${shared})))`, [userId, userId]);
}

/** The column `access`: what the viewer may do with a row that they see. */
export function accessColumn(knex: Knex, resource: SharedResource, { userId, seesAll }: SqlViewer): Knex.Raw {
  if (seesAll) return knex.raw(`'OWNER' as access`);
  return knex.raw(`case when ${resource.table}.owner_id = ? then 'OWNER' else (${grantOn(resource, `${resource.table}.id`)})::text end as access`, [
    userId,
    userId,
    userId,
  ]);
}

/** Selects the widest permission that live shares give the user on the resource whose id the expression `id` is; it takes the user's id twice. */
export function grantOn({ shares, key }: SharedResource, id: string): string {
  return `
    select max(shares.permission) from ${shares} as shares
    where shares.${key} = ${id} and ${LIVE}
      and (shares.user_id = ? or shares.group_id in (select group_id from group_members where group_members.user_id = ?))`;
}

function sharedWith({ table, shares, key }: SharedResource): string {
  return `${table}.id = any (array(
    select shares.${key} from ${shares} as shares where shares.user_id = ? and ${LIVE}
    union all
    select shares.${key} from group_members join ${shares} as shares using (group_id) where group_members.user_id = ? and ${LIVE}))`;
}
