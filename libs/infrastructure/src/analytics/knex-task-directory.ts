import { TaskDirectory, type TaskFilter, type TaskView, type TaskViewer } from '@halolight/application/analytics';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'tasks.id', type: 'integer' },
  createdAt: { column: 'tasks.created_at', type: 'timestamptz' },
  dueAt: { column: 'tasks.due_order', type: 'timestamptz' },
  title: { column: 'tasks.title', type: 'text' },
};
const COLUMNS = [
  'id',
  'title',
  'done',
  'priority',
  'due_at as dueAt',
  'assignee_id as assigneeId',
  'creator_id as creatorId',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
];

/** Reads tasks. */
export class KnexTaskDirectory extends TaskDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(viewer: TaskViewer, taskId: number): Promise<TaskView | null> {
    const task = await visible(this.database.sql, viewer).where({ id: taskId }).first<TaskView | undefined>();
    return task ?? null;
  }

  page(viewer: TaskViewer, request: PageRequest, filter: TaskFilter): Promise<Page<TaskView>> {
    const { sql } = this.database;
    return keysetPage<TaskView, TaskView>(sql, {
      query: matching(visible(sql, viewer), request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'tasks.id',
      toItem: (task) => task,
    });
  }

  open(viewer: TaskViewer, most: number): Promise<readonly TaskView[]> {
    return visible(this.database.sql, viewer).where({ done: false }).orderBy(['due_order', 'id']).limit(most);
  }
}

function visible(sql: Knex, { userId, seesAll }: TaskViewer): Knex.QueryBuilder {
  const query = sql('tasks').select(COLUMNS);
  return seesAll ? query : query.where((either) => either.where({ creator_id: userId }).orWhere({ assignee_id: userId }));
}

function matching(query: Knex.QueryBuilder, { search }: PageRequest, { done, priority, assigneeId, dueBefore }: TaskFilter): Knex.QueryBuilder {
  if (done !== undefined) query.where({ done });
  if (priority !== undefined) query.where({ priority });
  if (assigneeId !== undefined) query.where({ assignee_id: assigneeId });
  if (dueBefore !== undefined) query.where('due_at', '<', dueBefore);
  if (search) query.whereILike('title', containing(search));
  return query;
}
