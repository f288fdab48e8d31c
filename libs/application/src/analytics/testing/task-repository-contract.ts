import { UnknownAssigneeError, type Task } from '@halolight/domain/analytics';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AnalyticsPorts, OpenAnalytics } from './analytics-ports.js';
import { sampleTask } from './sample-task.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `TaskRepository` keeps to. */
export function taskRepositoryContract(name: string, open: OpenAnalytics): void {
  describe(`${name} keeps the contract of TaskRepository`, () => {
    let ports: AnalyticsPorts;
    let userId: number;
    beforeAll(async () => {
      ports = await open();
      userId = await ports.addUser();
    });

    const look = (id: number) => ports.unitOfWork.run(() => ports.tasks.findForUpdate(id));
    const find = async (id: number): Promise<Task> => {
      const task = await look(id);
      if (!task) throw new Error(`There is no task ${id}`);
      return task;
    };
    const add = async () => find(await ports.tasks.add(sampleTask(userId)));

    it('keeps a task', async () => {
      const task = sampleTask(userId, { done: true, priority: 'URGENT', dueAt: new Date('2026-12-24T18:00:00.123Z'), assigneeId: await ports.addUser() });
      const id = await ports.tasks.add(task);
      expect(await find(id)).toEqual({ ...task, id, version: 1 });
    });

    it('finds nothing under an unknown id', async () => expect(await look(UNKNOWN_ID)).toBeNull());

    it('refuses an assignee whom nobody knows', async () => {
      await expect(ports.tasks.add(sampleTask(userId, { assigneeId: UNKNOWN_ID }))).rejects.toThrow(UnknownAssigneeError);
      await expect(ports.tasks.update({ ...(await add()), assigneeId: UNKNOWN_ID })).rejects.toThrow(UnknownAssigneeError);
    });

    it('stores every field but the creator and raises the version, of one task alone', async () => {
      const [changed, other] = [await add(), await add()];
      const fields = { title: 'Changed', done: true, priority: 'LOW', dueAt: new Date('2026-11-22T00:00:00Z'), assigneeId: await ports.addUser() } as const;
      await ports.tasks.update({ ...changed, ...fields, creatorId: await ports.addUser() });
      expect(await find(changed.id)).toEqual({ ...fields, id: changed.id, creatorId: userId, version: 2 });
      await ports.tasks.update({ ...changed, dueAt: null, assigneeId: null });
      expect(await find(changed.id)).toEqual({ ...changed, version: 3 });
      expect(await find(other.id)).toEqual(other);
    });

    it('removes one task', async () => {
      const [removed, other] = [await add(), await add()];
      await ports.tasks.remove(removed.id);
      expect(await look(removed.id)).toBeNull();
      expect(await find(other.id)).toEqual(other);
    });
  });
}
