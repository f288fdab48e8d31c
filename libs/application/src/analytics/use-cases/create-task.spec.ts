import { UnknownAssigneeError } from '@halolight/domain/analytics';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryAnalytics } from '../testing/index.js';
import { CreateTask } from './create-task.js';

describe('CreateTask', () => {
  let house: InMemoryAnalytics;
  beforeEach(() => {
    house = new InMemoryAnalytics();
  });

  const task = { title: 'Call back', done: false, priority: 'HIGH', dueAt: new Date('2026-12-01T09:00:00Z') } as const;
  const create = (assigneeId: number | null) =>
    new CreateTask(house.unitOfWork, house.tasks, house.taskSignals, house.outbox).execute({ actor: sampleActor(7), ...task, assigneeId });

  it('makes a task of its maker, for whoever is to do it, and tells so', async () => {
    const assigneeId = await house.addUser();
    const id = await create(assigneeId);
    expect(await house.tasks.findForUpdate(id)).toEqual({ ...task, id, assigneeId, creatorId: 7, version: 1 });
    expect(house.outbox.events).toEqual([{ type: 'task.created', actorId: 7, subject: { type: 'task', id }, data: { assigneeId } }]);
  });

  it('refuses somebody whom nobody knows, and tells nobody', async () => {
    await expect(create(99)).rejects.toThrow(UnknownAssigneeError);
    expect([house.outbox.events, house.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });

  it('stores what the handlers of the signal make of it', async () => {
    house.taskSignals.beforeCreate.handle((draft) => ({ ...draft, title: `${draft.title}!` }));
    expect(await house.tasks.findForUpdate(await create(null))).toMatchObject({ title: 'Call back!', assigneeId: null });
  });
});
