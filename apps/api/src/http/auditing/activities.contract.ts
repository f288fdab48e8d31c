import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';

/** One line of the audit log. */
export interface ActivityBody {
  id: number;
  /** @example "user.created" */
  type: string;
  /** Null for the system itself and for callers who were not signed in. */
  actor: { id: number; name: string } | null;
  subject: { type: string; id: number } | null;
  /** What the type has to tell beside its names: ids, numbers, states, names of fields and of rights, and nothing that somebody wrote. */
  data: { [name: string]: unknown };
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  createdAt: Date;
}

/** Sorted by id or createdAt. */
export interface ActivityListQuery extends ListQuery {
  /** @maxLength 100 must have at most 100 characters */
  type?: string;
  actorId?: Id;
  /** @maxLength 50 must have at most 50 characters */
  subjectType?: string;
  subjectId?: Id;
  /**
   * Not before.
   * @isDateTime from must be an ISO 8601 time
   */
  from?: Date;
  /**
   * Before.
   * @isDateTime to must be an ISO 8601 time
   */
  to?: Date;
}
