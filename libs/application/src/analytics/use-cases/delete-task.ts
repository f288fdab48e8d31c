import { assertConcerns } from '@halolight/domain/analytics';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { TaskRepository } from '../ports/task-repository.js';
import type { TaskSignals } from './task-signals.js';

/** Deletes a task. */
export class DeleteTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly signals: TaskSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, StaleVersionError */
  async execute(actor: Actor, taskId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const task = await this.tasks.findForUpdate(taskId);
      if (!task) throw new NotFoundError('Task');
      assertConcerns(actor, task);
      assertExpectedVersion('Task', task.version, expectedVersions);
      await this.signals.beforeDelete.run(task);
      await this.tasks.remove(taskId);
      await this.outbox.publish({ type: 'task.deleted', actorId: actor.userId, subject: { type: 'task', id: taskId } });
    });
  }
}
