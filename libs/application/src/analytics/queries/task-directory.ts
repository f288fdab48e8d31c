import type { Task, TaskPriority } from '@halolight/domain/analytics';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface TaskView extends Task {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Who looks, and whether they see the tasks of everybody. */
export interface TaskViewer {
  readonly userId: number;
  readonly seesAll: boolean;
}

export interface TaskFilter {
  readonly done?: boolean | undefined;
  readonly priority?: TaskPriority | undefined;
  readonly assigneeId?: number | undefined;
  /** Due before. */
  readonly dueBefore?: Date | undefined;
}

/** Tasks, for reading. Nobody is shown a task that they neither made nor are to do, unless they see all. */
export abstract class TaskDirectory {
  abstract byId(viewer: TaskViewer, taskId: number): Promise<TaskView | null>;

  /** Sorted by id, createdAt, dueAt (those without a date last) or title, newest first by default; the search looks into the title. */
  abstract page(viewer: TaskViewer, request: PageRequest, filter: TaskFilter): Promise<Page<TaskView>>;

  /** Tasks that are not done, the ones due first first. */
  abstract open(viewer: TaskViewer, most: number): Promise<readonly TaskView[]>;
}
