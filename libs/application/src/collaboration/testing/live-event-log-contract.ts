import type { LiveEvent } from '@halolight/domain/collaboration';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CollaborationPorts, OpenCollaboration } from './collaboration-ports.js';

const MANY = 1_000;
const DAY_MS = 24 * 3_600_000;

/** What every `LiveEvents` and `LiveEventLog` keep to together. */
export function liveEventLogContract(name: string, open: OpenCollaboration): void {
  describe(`${name} keeps the contract of LiveEvents and LiveEventLog`, () => {
    let ports: CollaborationPorts;
    let ada: number;
    let bob: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      [ada, bob] = [await ports.addPerson(), await ports.addPerson()];
    });

    const told = (userId: number, n: number): LiveEvent => ({ userId, event: 'message.created', data: { n, text: 'Grüße "🔑"' } });
    const after = async (position: number, userId = ada, most = MANY) => (await ports.liveLog.after([{ userId, after: position }], most)).map(({ data }) => data['n']);

    it('gives what was told, with its number and time, once it is numbered', async () => {
      const top = await ports.liveLog.number();
      await ports.live.tell([told(ada, 1)]);
      expect(await after(top)).toEqual([]);
      const number = await ports.liveLog.number();
      expect(number).toBeGreaterThan(top);
      expect(await ports.liveLog.after([{ userId: ada, after: top }], MANY)).toEqual([{ ...told(ada, 1), number, at: expect.any(Date) }]);
    });

    it('numbers in the order in which things were told, and each once', async () => {
      const top = await ports.liveLog.number();
      await ports.live.tell([told(ada, 1), told(bob, 2), told(ada, 3)]);
      await ports.live.tell([told(ada, 4)]);
      const [first, second] = [await ports.liveLog.number(), await ports.liveLog.number()];
      await ports.live.tell([told(ada, 5)]);
      expect([first - top, second - first, (await ports.liveLog.number()) - second]).toEqual([4, 0, 1]);
      expect(await after(top)).toEqual([1, 3, 4, 5]);
      expect(await after(second)).toEqual([5]);
    });

    it('gives each of several users what is theirs, from their own position on, and not too much at once', async () => {
      const top = await ports.liveLog.number();
      await ports.live.tell([told(ada, 1), told(bob, 2), told(ada, 3), told(bob, 4), told(ada, 5)]);
      await ports.liveLog.number();
      const events = await ports.liveLog.after([{ userId: ada, after: top + 1 }, { userId: bob, after: top }], MANY);
      expect(events.map(({ userId, data }) => [userId, data['n']])).toEqual([[bob, 2], [ada, 3], [bob, 4], [ada, 5]]);
      expect(await after(top, ada, 2)).toEqual([1, 3]);
      expect(await ports.liveLog.after([], MANY)).toEqual([]);
    });

    it('tells nobody what was withdrawn, numbered or not, and goes on counting', async () => {
      const top = await ports.liveLog.number();
      await ports.live.tell([{ ...told(ada, 1), about: 'message:1' }, told(ada, 2), { ...told(bob, 3), about: 'message:1' }]);
      await ports.liveLog.number();
      await ports.live.tell([{ ...told(ada, 4), about: 'message:1' }, { ...told(ada, 5), about: 'message:12' }]);
      await ports.live.withdraw('message:1');
      await ports.live.withdraw('message:99');
      expect(await ports.liveLog.number()).toBeGreaterThan(top);
      expect([await after(top), await after(top, bob)]).toEqual([[2, 5], []]);
    });

    it('tells one user nothing more of a topic that is withdrawn from them, numbered or not, and everybody else all of it', async () => {
      const top = await ports.liveLog.number();
      const topic = 'conversation:1';
      await ports.live.tell([{ ...told(ada, 1), topic, about: 'message:1' }, { ...told(bob, 2), topic }, { ...told(ada, 3), topic: 'conversation:12' }]);
      await ports.liveLog.number();
      await ports.live.tell([{ ...told(ada, 4), topic }, told(ada, 5)]);
      await ports.live.withdrawTopic([ada], topic);
      await ports.liveLog.number();
      expect([await after(top), await after(top, bob)]).toEqual([[3, 5], [2]]);
    });

    it('withdraws a topic from several users at once, and from nobody', async () => {
      const top = await ports.liveLog.number();
      const [cyd, topic] = [await ports.addPerson(), 'document:1'];
      await ports.live.tell([ada, bob, cyd].map((userId, n) => ({ ...told(userId, n), topic })));
      await ports.live.withdrawTopic([], topic);
      await ports.live.withdrawTopic([bob, ada], topic);
      await ports.liveLog.number();
      expect(await Promise.all([ada, bob, cyd].map((userId) => after(top, userId)))).toEqual([[], [], [2]]);
    });

    it('takes nothing for nothing', async () => {
      const top = await ports.liveLog.number();
      await ports.live.tell([]);
      expect(await ports.liveLog.number()).toBe(top);
    });

    it('forgets what is old, batch by batch, and goes on counting', async () => {
      await ports.live.tell([told(ada, 1), told(ada, 2), told(ada, 3)]);
      const top = await ports.liveLog.number();
      expect(await ports.liveLog.deleteBefore(new Date(Date.now() - DAY_MS), MANY)).toBe(0);
      const later = new Date(Date.now() + DAY_MS);
      expect(await ports.liveLog.deleteBefore(later, 2)).toBe(2);
      expect(await ports.liveLog.deleteBefore(later, MANY)).toBeGreaterThanOrEqual(1);
      expect([await after(0), await ports.liveLog.number()]).toEqual([[], top]);
    });

    it('knows how much of the stream it has forgotten, of what nobody was there to read as well', async () => {
      const later = new Date(Date.now() + DAY_MS);
      await ports.live.tell([told(ada, 1)]);
      const first = await ports.liveLog.number();
      await ports.liveLog.deleteBefore(later, MANY);
      expect(await ports.liveLog.horizon()).toBe(first);
      await ports.live.tell([told(ada, 2)]);
      await ports.liveLog.deleteBefore(later, MANY);
      expect(await ports.liveLog.horizon()).toBe(first + 1);
      await ports.liveLog.deleteBefore(later, MANY);
      expect([await ports.liveLog.horizon(), await ports.liveLog.number()]).toEqual([first + 1, first + 1]);
    });
  });
}
