import type { Task } from '@halolight/domain/analytics';

export type NewTask = Omit<Task, 'id' | 'version'>;

/** Tasks. */
export abstract class TaskRepository {
  /** The task, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(taskId: number): Promise<Task | null>;

  /** @returns the new id @throws UnknownAssigneeError */
  abstract add(task: NewTask): Promise<number>;

  /** Stores everything but creator and version, and raises the version. @throws UnknownAssigneeError when it has another assignee, whom nobody knows */
  abstract update(task: Task): Promise<void>;

  abstract remove(taskId: number): Promise<void>;
}
