import { UnknownAssigneeError, type Task } from '@halolight/domain/analytics';
import { TaskRepository, type NewTask } from '../ports/task-repository.js';
import type { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';

/** The twin of the real `TaskRepository`, but that nobody waits for anybody. */
export class InMemoryTaskRepository extends TaskRepository {
  constructor(private readonly store: InMemoryAnalyticsStore) {
    super();
  }

  override async findForUpdate(taskId: number): Promise<Task | null> {
    const found = this.store.tasks.get(taskId);
    if (!found) return null;
    const { id, title, done, priority, dueAt, assigneeId, creatorId, version } = found;
    return { id, title, done, priority, dueAt, assigneeId, creatorId, version };
  }

  override async add(task: NewTask): Promise<number> {
    this.assertKnown(task.assigneeId);
    const id = this.store.nextId();
    const now = this.store.clock.now();
    this.store.tasks.set(id, { ...task, id, version: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update({ id, title, done, priority, dueAt, assigneeId }: Task): Promise<void> {
    const known = this.store.tasks.get(id);
    if (!known) return;
    if (assigneeId !== known.assigneeId) this.assertKnown(assigneeId);
    this.store.tasks.set(id, { ...known, title, done, priority, dueAt, assigneeId, version: known.version + 1, updatedAt: this.store.clock.now() });
  }

  override async remove(taskId: number): Promise<void> {
    this.store.tasks.delete(taskId);
  }

  private assertKnown(assigneeId: number | null): void {
    if (assigneeId !== null && !this.store.users.has(assigneeId)) throw new UnknownAssigneeError();
  }
}
