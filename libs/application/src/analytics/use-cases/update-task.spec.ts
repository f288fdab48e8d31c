import { UnknownAssigneeError } from '@halolight/domain/analytics';
import { NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import type { NewTask } from '../ports/task-repository.js';
import { InMemoryAnalytics, sampleTask } from '../testing/index.js';
import { UpdateTask, type UpdateTaskCommand } from './update-task.js';

describe('UpdateTask', () => {
  let house: InMemoryAnalytics;
  let before: NewTask;
  let taskId: number;
  let [ada, bob] = [0, 0];
  beforeEach(async () => {
    house = new InMemoryAnalytics();
    [ada, bob] = [await house.addUser(), await house.addUser()];
    before = sampleTask(ada, { assigneeId: bob, dueAt: new Date('2026-12-01T09:00:00Z') });
    taskId = await house.tasks.add(before);
  });

  const update = (changes: UpdateTaskCommand['changes'], actor = sampleActor(ada), id = taskId, expectedVersions?: readonly number[]) =>
    new UpdateTask(house.unitOfWork, house.tasks, house.taskSignals, house.outbox).execute({ actor, taskId: id, changes, expectedVersions });
  const find = () => house.tasks.findForUpdate(taskId);

  it.each([{ title: 'Other' }, { done: true }, { priority: 'LOW' }, { dueAt: null }, { dueAt: new Date(0) }, { assigneeId: null }, {}] as const)(
    'changes by %j what is given and nothing else',
    async (changes) => {
      await update(changes);
      expect(await find()).toEqual({ ...before, ...changes, id: taskId, version: 2 });
    },
  );

  it('is for who made it, who is to do it, and holders of tasks:*', async () => {
    for (const actor of [sampleActor(ada), sampleActor(bob), sampleActor(99, 'tasks:*')]) await update({ title: 'Other' }, actor);
    await expect(update({ title: 'Mine' }, sampleActor(99, 'tasks:update'))).rejects.toThrow(NotFoundError);
    await expect(update({ title: 'Mine' }, sampleActor(99), taskId, [9])).rejects.toThrow(NotFoundError);
    expect(await find()).toMatchObject({ title: 'Other', version: 4 });
  });

  it('tells when it is done, or somebody else’s, and otherwise only that it was changed', async () => {
    await update({ title: 'Other', done: true });
    await update({ assigneeId: ada });
    await update({ title: 'Another' });
    expect(house.outbox.events.map(({ data }) => data)).toEqual([{ done: true }, { assigneeId: ada }, {}]);
    expect(house.outbox.events[0]).toMatchObject({ type: 'task.updated', actorId: ada, subject: { type: 'task', id: taskId } });
  });

  it('refuses unknown tasks, people nobody knows, and versions that are not expected', async () => {
    await expect(update({}, sampleActor(ada), -5)).rejects.toThrow(NotFoundError);
    await expect(update({ assigneeId: 99 })).rejects.toThrow(UnknownAssigneeError);
    await expect(update({}, sampleActor(ada), taskId, [2])).rejects.toThrow(StaleVersionError);
    expect([house.outbox.events, house.unitOfWork.outcomes]).toEqual([[], ['undone', 'undone', 'undone']]);
  });

  it('stores what the handlers of the signal make of it', async () => {
    house.taskSignals.beforeUpdate.handle((task) => ({ ...task, priority: 'URGENT' }));
    await update({});
    expect(await find()).toMatchObject({ priority: 'URGENT' });
  });
});
