import type { TaskPriority } from '@halolight/domain/analytics';
import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';

/**
 * @minLength 1 must not be empty
 * @maxLength 200 must have at most 200 characters
 * @example "Call Café Aurora back"
 */
export type TaskTitle = string;

export interface TaskBody {
  id: number;
  title: string;
  done: boolean;
  priority: TaskPriority;
  /** Null: whenever. */
  dueAt: Date | null;
  /** Null: nobody yet. */
  assigneeId: number | null;
  creatorId: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Left out, a task is not done, of priority MEDIUM, due whenever, and the caller's own. */
export interface CreateTaskBody {
  title: TaskTitle;
  done?: boolean;
  priority?: TaskPriority;
  /**
   * @isDateTime dueAt must be an ISO 8601 time
   * @minDate 1970-01-01 must be from 1970 on
   * @maxDate 9999-01-01 must be before the year 9999
   */
  dueAt?: Date | null;
  /** Null: nobody yet. */
  assigneeId?: Id | null;
}

export interface PatchTaskBody {
  title?: TaskTitle;
  done?: boolean;
  priority?: TaskPriority;
  /**
   * @isDateTime dueAt must be an ISO 8601 time
   * @minDate 1970-01-01 must be from 1970 on
   * @maxDate 9999-01-01 must be before the year 9999
   */
  dueAt?: Date | null;
  assigneeId?: Id | null;
}

/** Sorted by id, createdAt, dueAt (those without one last) or title. */
export interface TaskListQuery extends ListQuery {
  done?: boolean;
  priority?: TaskPriority;
  assigneeId?: Id;
  /**
   * Due before.
   * @isDateTime dueBefore must be an ISO 8601 time
   */
  dueBefore?: Date;
}
