import type { Task } from '@halolight/domain/analytics';
import { EntitySignals } from '../../kernel/index.js';
import type { NewTask } from '../ports/task-repository.js';

/** What is about to happen to a task. */
export class TaskSignals extends EntitySignals<NewTask, Task> {}
