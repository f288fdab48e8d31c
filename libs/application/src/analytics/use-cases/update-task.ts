import { assertConcerns, type Task } from '@halolight/domain/analytics';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventData, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { TaskRepository } from '../ports/task-repository.js';
import type { TaskSignals } from './task-signals.js';

type Changes = { readonly [field in 'title' | 'done' | 'priority' | 'dueAt' | 'assigneeId']?: Task[field] | undefined };

export interface UpdateTaskCommand {
  readonly actor: Actor;
  readonly taskId: number;
  /** Absent fields stay as they are. */
  readonly changes: Changes;
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes a task: whoever it concerns may hand it on, tick it off or call it something else. */
export class UpdateTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly signals: TaskSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, StaleVersionError, UnknownAssigneeError */
  async execute({ actor, taskId, changes, expectedVersions }: UpdateTaskCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const task = await this.tasks.findForUpdate(taskId);
      if (!task) throw new NotFoundError('Task');
      assertConcerns(actor, task);
      assertExpectedVersion('Task', task.version, expectedVersions);
      const changed = await this.signals.beforeUpdate.run(withChanges(task, changes));
      await this.tasks.update(changed);
      const data = differences(task, changed);
      await this.outbox.publish({ type: 'task.updated', actorId: actor.userId, subject: { type: 'task', id: taskId }, data });
    });
  }
}

function withChanges(task: Task, { title, done, priority, dueAt, assigneeId }: Changes): Task {
  return {
    ...task,
    title: title ?? task.title,
    done: done ?? task.done,
    priority: priority ?? task.priority,
    dueAt: dueAt === undefined ? task.dueAt : dueAt,
    assigneeId: assigneeId === undefined ? task.assigneeId : assigneeId,
  };
}

/** What others may want to hear of: a task that is done, and one that is somebody else's now. */
function differences(before: Task, after: Task): EventData {
  return {
    ...(before.done === after.done ? {} : { done: after.done }),
    ...(before.assigneeId === after.assigneeId ? {} : { assigneeId: after.assigneeId }),
  };
}
