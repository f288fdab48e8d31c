import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { TaskDirectory, type TaskFilter, type TaskView, type TaskViewer } from '../queries/task-directory.js';
import type { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';

const NEVER = new Date('9999-12-31T23:59:59Z');
const LISTING: Listing<TaskView> = {
  sorts: { id: ({ id }) => id, createdAt: ({ createdAt }) => createdAt, dueAt: ({ dueAt }) => dueAt ?? NEVER, title: ({ title }) => title },
  sort: '-createdAt',
  searched: ({ title }) => [title],
};

/** The twin of the real `TaskDirectory`. */
export class InMemoryTaskDirectory extends TaskDirectory {
  constructor(private readonly store: InMemoryAnalyticsStore) {
    super();
  }

  override async byId(viewer: TaskViewer, taskId: number): Promise<TaskView | null> {
    return this.visibleTo(viewer).find(({ id }) => id === taskId) ?? null;
  }

  override async page(viewer: TaskViewer, request: PageRequest, { done, priority, assigneeId, dueBefore }: TaskFilter): Promise<Page<TaskView>> {
    const tasks = this.visibleTo(viewer).filter(
      (task) =>
        (done === undefined || task.done === done) &&
        (priority === undefined || task.priority === priority) &&
        (assigneeId === undefined || task.assigneeId === assigneeId) &&
        (dueBefore === undefined || (task.dueAt !== null && task.dueAt < dueBefore)),
    );
    return pageOf(tasks, request, LISTING);
  }

  override async open(viewer: TaskViewer, most: number): Promise<readonly TaskView[]> {
    const open = this.visibleTo(viewer).filter(({ done }) => !done);
    return pageOf(open, { page: 1, pageSize: most, count: 'none', sort: 'dueAt' }, LISTING).items;
  }

  private visibleTo({ userId, seesAll }: TaskViewer): TaskView[] {
    return [...this.store.tasks.values()].filter((task) => seesAll || task.creatorId === userId || task.assigneeId === userId);
  }
}
