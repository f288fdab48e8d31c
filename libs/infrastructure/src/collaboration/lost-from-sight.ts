import type { LostTopic, ToldUser } from '@halolight/application/collaboration/ports';
import { topicOf, type ToldThing } from '@halolight/domain/collaboration';
import { Permission } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { effectivePermissions } from '../identity/index.js';

interface Sight {
  readonly table: string;
  /** Selects what lets the user `told.user_id` see `thing`, who does not own it. */
  readonly given: string;
  /** Whose holders see all of the kind. */
  readonly everything: string;
}

const SIGHTS: Readonly<Record<ToldThing['type'], Sight>> = {
  document: { table: 'documents', given: shares('document_shares', 'document_id'), everything: 'documents:*' },
  file: { table: 'files', given: shares('file_shares', 'file_id'), everything: 'files:*' },
  calendar_event: {
    table: 'calendar_events',
    given: 'select from calendar_attendees where calendar_attendees.event_id = thing.id and calendar_attendees.user_id = told.user_id',
    everything: 'calendar:*',
  },
};
/** Those that may be lost without anything happening to the thing itself. */
const SHARED = ['document', 'file'] as const;

/** One query for each kind of thing that is to be looked into. */
export function lostFromSight(knex: Knex, told: ToldThing | ToldUser): Knex.Raw<{ rows: LostRow[] }>[] {
  if (!('userId' in told)) return [lostOf(knex, told.type, about(knex, topicOf(told)))];
  return SHARED.map((type) => lostOf(knex, type, knex.raw('told.user_id = ? and told.topic like ?', [told.userId, topicLike(type)])));
}

export interface LostRow {
  readonly topic: string;
  readonly user_ids: string[];
}

export function toLostTopic({ topic, user_ids }: LostRow): LostTopic {
  return { topic, userIds: user_ids.map(Number) };
}

/** Those that were deleted count as well: front ends may have yet to hear of them. The condition on the type is that of the index. */
function lostOf(knex: Knex, type: ToldThing['type'], which: Knex.Raw): Knex.Raw<{ rows: LostRow[] }> {
  const { table, given, everything } = SIGHTS[type];
  return knex.raw(
    `select told.topic, array_agg(distinct told.user_id) as user_ids
     from notifications as told
     where ? and told.type <> 'MESSAGE' and not exists (
       select from ${table} as thing
       where thing.id = split_part(told.topic, ':', 2)::bigint and (
         thing.owner_id = told.user_id or exists (${given}) or exists (
           select from (select ? from users where users.id = told.user_id) as held where held.permissions && ?::text[])))
     group by told.topic order by told.topic`,
    [which, effectivePermissions(knex), [everything, Permission.ALL.name]],
  );
}

function topicLike(type: (typeof SHARED)[number]): string {
  return `${topicOf({ type, id: 0 }).slice(0, -1)}%`;
}

/** The topic itself, or one that it is the beginning of: `;` comes after `:`. */
function about(knex: Knex, topic: string): Knex.Raw {
  return knex.raw('(told.topic = ? or (told.topic ~>=~ ? and told.topic ~<~ ?))', [topic, `${topic}:`, `${topic};`]);
}

function shares(table: string, key: string): string {
  return `
    select from ${table} as shares where shares.${key} = thing.id and (shares.expires_at is null or shares.expires_at > now())
      and (shares.user_id = told.user_id or shares.group_id in (select group_id from group_members where group_members.user_id = told.user_id))`;
}
