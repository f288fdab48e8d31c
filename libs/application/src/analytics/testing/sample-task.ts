import { uniqueText } from '../../kernel/testing/index.js';
import type { NewTask } from '../ports/task-repository.js';

/** A task whose title no other test knows, unless `given` says otherwise. */
export function sampleTask(creatorId: number, given: Partial<NewTask> = {}): NewTask {
  return { title: uniqueText('Task '), done: false, priority: 'MEDIUM', dueAt: null, assigneeId: null, creatorId, ...given };
}
