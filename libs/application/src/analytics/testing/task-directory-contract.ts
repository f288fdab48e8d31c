import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { NewTask } from '../ports/task-repository.js';
import type { TaskFilter, TaskViewer } from '../queries/task-directory.js';
import type { AnalyticsPorts, OpenAnalytics } from './analytics-ports.js';
import { sampleTask } from './sample-task.js';

const day = (date: number) => new Date(Date.UTC(2026, 0, date));

/** What every `TaskDirectory` keeps to. */
export function taskDirectoryContract(name: string, open: OpenAnalytics): void {
  describe(`${name} keeps the contract of TaskDirectory`, () => {
    let ports: AnalyticsPorts;
    let [ada, bob] = [0, 0];
    beforeAll(async () => {
      ports = await open();
      [ada, bob] = [await ports.addUser(), await ports.addUser()];
    });

    const own = (userId: number): TaskViewer => ({ userId, seesAll: false });
    const all = (): TaskViewer => ({ userId: ada, seesAll: true });
    const add = (given: Partial<NewTask> = {}, creatorId = ada) => ports.tasks.add(sampleTask(creatorId, given));
    const listed = async (viewer: TaskViewer, filter: TaskFilter = {}, search?: string) => {
      const page = await ports.taskDirectory.page(viewer, samplePageRequest({ search, sort: 'id', pageSize: 100 }), filter);
      return page.items.map(({ id }) => id);
    };

    it('shows a task, alone as in the list', async () => {
      const task = sampleTask(ada, { dueAt: day(3), assigneeId: bob });
      const id = await ports.tasks.add(task);
      const view = await ports.taskDirectory.byId(own(ada), id);
      expect(view).toEqual({ ...task, id, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      expect((await ports.taskDirectory.page(own(bob), samplePageRequest({ search: task.title }), {})).items).toEqual([view]);
    });

    it('shows a task to who made it, to who is to do it, and to who sees all', async () => {
      const [viewer, stranger, title] = [await ports.addUser(), await ports.addUser(), uniqueText('Task ')];
      const made = await add({ title }, viewer);
      const assigned = await add({ title, assigneeId: viewer });
      const foreign = await add({ title, assigneeId: bob });
      expect(await listed(own(viewer), {}, title)).toEqual([made, assigned]);
      expect(await listed(all(), {}, title)).toEqual([made, assigned, foreign]);
      expect(await listed(own(stranger))).toEqual([]);
      expect(await ports.taskDirectory.byId(own(viewer), foreign)).toBeNull();
      expect(await ports.taskDirectory.byId(all(), foreign)).not.toBeNull();
      expect(await ports.taskDirectory.byId(all(), 2_000_000_000)).toBeNull();
    });

    it('filters by state, priority, assignee and date, and searches the title', async () => {
      const viewer = await ports.addUser();
      const done = await add({ done: true, dueAt: day(5) }, viewer);
      const urgent = await add({ priority: 'URGENT', dueAt: day(7) }, viewer);
      const bobs = await add({ title: 'Fifty % More', assigneeId: bob }, viewer);
      expect(await listed(own(viewer), { done: true })).toEqual([done]);
      expect(await listed(own(viewer), { done: false })).toEqual([urgent, bobs]);
      expect(await listed(own(viewer), { priority: 'URGENT' })).toEqual([urgent]);
      expect(await listed(own(viewer), { assigneeId: bob })).toEqual([bobs]);
      expect(await listed(own(viewer), { dueBefore: day(7) })).toEqual([done]);
      expect(await listed(own(viewer), {}, 'y % m')).toEqual([bobs]);
    });

    it('gives the open tasks due first, those without a date last, and no more than wanted', async () => {
      const viewer = await ports.addUser();
      const never = await add({}, viewer);
      const late = await add({ dueAt: day(9) }, viewer);
      await add({ dueAt: day(1), done: true }, viewer);
      const soon = await add({ dueAt: day(2), assigneeId: viewer });
      const idsOf = async (most: number) => (await ports.taskDirectory.open(own(viewer), most)).map(({ id }) => id);
      expect(await idsOf(10)).toEqual([soon, late, never]);
      expect(await idsOf(2)).toEqual([soon, late]);
      expect((await ports.taskDirectory.open(all(), 100)).map(({ id }) => id)).toEqual(expect.arrayContaining([soon, late]));
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt', 'dueAt', '-dueAt', 'title', '-title'], async () => {
        const viewer = await ports.addUser();
        const ids: number[] = [];
        for (const [title, dueAt] of [['Beta', day(2)], ['Delta', null], ['Alpha', day(1)], ['Gamma', day(3)]] as const) ids.push(await add({ title, dueAt }, viewer));
        const newestFirst = [...ids].reverse();
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.taskDirectory.page(own(viewer), request, {}),
          inOrder: {
            '': newestFirst,
            id: ids,
            '-id': newestFirst,
            createdAt: ids,
            '-createdAt': newestFirst,
            dueAt: order(2, 0, 3, 1),
            '-dueAt': order(1, 3, 0, 2),
            title: order(2, 0, 1, 3),
            '-title': order(3, 1, 0, 2),
          },
        };
      });
    });
  });
}
