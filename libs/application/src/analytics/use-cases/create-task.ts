import type { Task } from '@halolight/domain/analytics';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { TaskRepository } from '../ports/task-repository.js';
import type { TaskSignals } from './task-signals.js';

export interface CreateTaskCommand extends Pick<Task, 'title' | 'done' | 'priority' | 'dueAt' | 'assigneeId'> {
  readonly actor: Actor;
}

/** Makes a task. */
export class CreateTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly signals: TaskSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws UnknownAssigneeError */
  async execute({ actor, ...draft }: CreateTaskCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const task = await this.signals.beforeCreate.run({ ...draft, creatorId: actor.userId });
      const id = await this.tasks.add(task);
      const data = { assigneeId: task.assigneeId };
      await this.outbox.publish({ type: 'task.created', actorId: actor.userId, subject: { type: 'task', id }, data });
      return id;
    });
  }
}
