import { TaskRepository, type NewTask } from '@halolight/application/analytics/ports';
import { UnknownAssigneeError, type Task } from '@halolight/domain/analytics';
import type { Database } from '../kernel/index.js';

/** Tasks in PostgreSQL. */
export class KnexTaskRepository extends TaskRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(taskId: number): Promise<Task | null> {
    const task = await this.database
      .sql('tasks')
      .select('id', 'title', 'done', 'priority', 'due_at as dueAt', 'assignee_id as assigneeId', 'creator_id as creatorId', 'version')
      .where({ id: taskId })
      .forUpdate()
      .first<Task | undefined>();
    return task ?? null;
  }

  async add({ title, done, priority, dueAt, assigneeId, creatorId }: NewTask): Promise<number> {
    await this.assertKnown(assigneeId);
    const [added]: { id: number }[] = await this.database
      .sql('tasks')
      .insert({ title, done, priority, due_at: dueAt, assignee_id: assigneeId, creator_id: creatorId })
      .returning('id');
    if (!added) throw new Error('The new task was not returned');
    return added.id;
  }

  async update({ id, title, done, priority, dueAt, assigneeId }: Task): Promise<void> {
    const { sql } = this.database;
    const before = await sql('tasks').select('assignee_id').where({ id }).first<{ assignee_id: number | null } | undefined>();
    if (assigneeId !== before?.assignee_id) await this.assertKnown(assigneeId);
    await sql('tasks')
      .where({ id })
      .update({ title, done, priority, due_at: dueAt, assignee_id: assigneeId, version: sql.raw('version + 1'), updated_at: sql.fn.now() });
  }

  async remove(taskId: number): Promise<void> {
    await this.database.sql('tasks').where({ id: taskId }).delete();
  }

  /** An account that was deleted keeps the tasks it has, and gets no new ones. */
  private async assertKnown(assigneeId: number | null): Promise<void> {
    if (assigneeId === null) return;
    const known = await this.database.sql('users').select('id').where({ id: assigneeId }).whereNull('deleted_at').first<object | undefined>();
    if (!known) throw new UnknownAssigneeError();
  }
}
