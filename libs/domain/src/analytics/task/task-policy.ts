import { NotFoundError, Permission, type PermissionSet } from '../../kernel/index.js';
import type { Task } from './task.js';

const EVERYTHING = Permission.parse('tasks:*');

/** Who wants something with a task. */
export interface TaskActor {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** Holders of `tasks:*` see the tasks of everybody. */
export function seesAllTasks({ permissions }: Pick<TaskActor, 'permissions'>): boolean {
  return permissions.allows(EVERYTHING);
}

/** A task concerns who made it, who is to do it, and holders of `tasks:*`; to others it does not exist. @throws NotFoundError */
export function assertConcerns(actor: TaskActor, { creatorId, assigneeId }: Pick<Task, 'creatorId' | 'assigneeId'>): void {
  if (creatorId === actor.userId || assigneeId === actor.userId || seesAllTasks(actor)) return;
  throw new NotFoundError('Task');
}
