import { ActivityLog, toldData, type ActivityFilter, type ActivityView } from '@halolight/application/auditing';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'activities.id', type: 'integer' },
  createdAt: { column: 'activities.created_at', type: 'timestamptz' },
};

interface ActivityRow extends Omit<ActivityView, 'actor' | 'subject'> {
  readonly actorId: number | null;
  readonly actorName: string | null;
  readonly subjectType: string | null;
  readonly subjectId: number | null;
}

/** Reads the audit log. */
export class KnexActivityLog extends ActivityLog {
  constructor(private readonly database: Database) {
    super();
  }

  page(request: PageRequest, filter: ActivityFilter): Promise<Page<ActivityView>> {
    const { sql } = this.database;
    return keysetPage<ActivityRow, ActivityView>(sql, {
      query: matching(sql, request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'activities.id',
      toItem: toActivity,
    });
  }
}

function matching(sql: Knex, { search }: PageRequest, filter: ActivityFilter): Knex.QueryBuilder {
  const query = sql('activities')
    .leftJoin('users', 'users.id', 'activities.actor_id')
    .select(
      'activities.id',
      'activities.type',
      'activities.actor_id as actorId',
      'users.name as actorName',
      'activities.subject_type as subjectType',
      'activities.subject_id as subjectId',
      'activities.data',
      'activities.ip',
      'activities.user_agent as userAgent',
      'activities.request_id as requestId',
      'activities.created_at as createdAt',
    );
  const { type, actorId, subjectType, subjectId, from, to } = filter;
  if (type !== undefined) query.where('activities.type', type);
  if (actorId !== undefined) query.where('activities.actor_id', actorId);
  if (subjectType !== undefined) query.where('activities.subject_type', subjectType);
  if (subjectId !== undefined) query.where('activities.subject_id', subjectId);
  if (from !== undefined) query.where('activities.created_at', '>=', from);
  if (to !== undefined) query.where('activities.created_at', '<', to);
  if (search) query.whereILike('activities.type', containing(search));
  return query;
}

function toActivity({ actorId, actorName, subjectType, subjectId, data, ...activity }: ActivityRow): ActivityView {
  return {
    ...activity,
    data: toldData(activity.type, data),
    actor: actorId === null ? null : { id: actorId, name: actorName ?? '' },
    subject: subjectType !== null && subjectId !== null ? { type: subjectType, id: subjectId } : null,
  };
}
