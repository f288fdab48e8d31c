import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryAnalytics, sampleTask } from '../testing/index.js';
import { DeleteTask } from './delete-task.js';

describe('DeleteTask', () => {
  let house: InMemoryAnalytics;
  let taskId: number;
  beforeEach(async () => {
    house = new InMemoryAnalytics();
    taskId = await house.tasks.add(sampleTask(7));
  });

  const remove = (actor = sampleActor(7), id = taskId, expectedVersions?: readonly number[]) =>
    new DeleteTask(house.unitOfWork, house.tasks, house.taskSignals, house.outbox).execute(actor, id, expectedVersions);

  it('removes the task and tells who did', async () => {
    await remove();
    expect(await house.tasks.findForUpdate(taskId)).toBeNull();
    expect(house.outbox.events).toEqual([{ type: 'task.deleted', actorId: 7, subject: { type: 'task', id: taskId } }]);
  });

  it('refuses strangers, unknown tasks, versions that are not expected, and what a handler of the signal objects to', async () => {
    await expect(remove(sampleActor(8, 'tasks:delete'))).rejects.toThrow(NotFoundError);
    await expect(remove(sampleActor(7), -5)).rejects.toThrow(NotFoundError);
    await expect(remove(sampleActor(7), taskId, [2])).rejects.toThrow(StaleVersionError);
    house.taskSignals.beforeDelete.handle(() => {
      throw new ForbiddenError('Keep it');
    });
    await expect(remove()).rejects.toThrow('Keep it');
    expect(await house.tasks.findForUpdate(taskId)).not.toBeNull();
    expect(house.outbox.events).toEqual([]);
  });
});
