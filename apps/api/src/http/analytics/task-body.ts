import type { TaskView } from '@halolight/application/analytics';
import type { TaskBody } from './tasks.contract.js';

export function taskBody({ id, title, done, priority, dueAt, assigneeId, creatorId, createdAt, updatedAt }: TaskView): TaskBody {
  return { id, title, done, priority, dueAt, assigneeId, creatorId, createdAt, updatedAt };
}
