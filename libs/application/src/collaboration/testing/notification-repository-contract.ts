import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest } from '../../kernel/testing/index.js';
import type { NotificationFilter } from '../queries/notification-directory.js';
import type { CollaborationPorts, OpenCollaboration } from './collaboration-ports.js';
import { sampleNotification } from './sample-notification.js';

const TOPIC = 'conversation:7';
const UNKNOWN_ID = 2_000_000_000;
const DAY_MS = 24 * 3_600_000;
const MANY = 1_000;
let lastEvent = 0;

/** What every `NotificationRepository` and `NotificationDirectory` keep to. */
export function notificationRepositoryContract(name: string, open: OpenCollaboration): void {
  describe(`${name} keeps the contract of NotificationRepository and NotificationDirectory`, () => {
    let ports: CollaborationPorts;
    let ada: number;
    let bob: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      [ada, bob] = [await ports.addPerson(), await ports.addPerson()];
    });

    const nextEvent = () => (lastEvent += 1);
    const keep = async (userId: number, given = {}, eventId = nextEvent()) => (await ports.notifications.keep(eventId, [sampleNotification(userId, given)]))[0]?.id;
    const list = async (userId: number, filter: NotificationFilter = {}, search?: string) =>
      (await ports.notificationDirectory.page(userId, samplePageRequest({ sort: 'id', pageSize: 100, search }), filter)).items;
    const contents = async (userId: number) => (await list(userId)).map(({ content, read }) => [content, read]);

    it('keeps one for each user, and says so', async () => {
      const kept = await ports.notifications.keep(nextEvent(), [sampleNotification(ada), sampleNotification(bob, { link: null })]);
      expect(kept).toEqual([
        { ...sampleNotification(ada), id: expect.any(Number), createdAt: expect.any(Date) },
        { ...sampleNotification(bob, { link: null }), id: expect.any(Number), createdAt: expect.any(Date) },
      ]);
      const { userId: _userId, topic: _topic, ...shown } = sampleNotification(ada);
      const view = { ...shown, id: kept[0]?.id, read: false, createdAt: kept[0]?.createdAt };
      expect(await list(ada)).toEqual([view]);
      expect(await ports.notificationDirectory.byId(ada, kept[0]?.id ?? 0)).toEqual(view);
      expect(await ports.notificationDirectory.byId(bob, kept[0]?.id ?? 0)).toBeNull();
    });

    it('keeps nothing a second time of one event, not even what was deleted', async () => {
      const event = nextEvent();
      const id = await keep(ada, {}, event);
      expect(await keep(ada, { content: 'Again' }, event)).toBeUndefined();
      await ports.notifications.remove(ada, id ?? 0);
      expect([await keep(ada, {}, event), await list(ada)]).toEqual([undefined, []]);
    });

    it('withdraws what came of an event, from everybody and for good', async () => {
      const event = nextEvent();
      await ports.notifications.keep(event, [sampleNotification(ada, { topic: TOPIC }), sampleNotification(bob)]);
      await ports.notifications.markAllRead(bob);
      await keep(ada, { content: 'Other' });
      expect(await ports.notifications.withdraw(event)).toEqual([ada]);
      expect([await contents(ada), await contents(bob), await ports.notificationDirectory.unreadCount(ada)]).toEqual([[['Other', false]], [], 1]);
      expect(await keep(ada, { topic: TOPIC }, event)).toBeUndefined();
      expect([await ports.notifications.withdraw(event), await ports.notifications.withdraw(UNKNOWN_ID)]).toEqual([[], []]);
    });

    it('keeps an earlier event of a topic again when the later one is withdrawn unread, and not when it was read or deleted', async () => {
      const [early, late] = [nextEvent(), nextEvent()];
      await keep(ada, { topic: TOPIC, content: 'Early' }, early);
      await ports.notifications.keep(late, [ada, bob].map((userId) => sampleNotification(userId, { topic: TOPIC, content: 'Late' })));
      await ports.notifications.markAllRead(bob);
      expect(await ports.notifications.withdraw(late)).toEqual([ada]);
      expect([await keep(ada, { topic: TOPIC, content: 'Early' }, early) !== undefined, await keep(bob, { topic: TOPIC }, early)]).toEqual([true, undefined]);
      expect(await keep(ada, { topic: TOPIC, content: 'Late' }, late)).toBeUndefined();
      expect([await contents(ada), await contents(bob)]).toEqual([[['Early', false]], []]);
    });

    it('withdraws what one user was told of a topic, read or not, and makes it of no event again', async () => {
      const [early, late] = [nextEvent(), nextEvent()];
      await ports.notifications.keep(early, [ada, bob].map((userId) => sampleNotification(userId, { topic: TOPIC, content: 'Early' })));
      await ports.notifications.markAllRead(ada);
      await keep(ada, { topic: TOPIC, content: 'Late' }, late);
      await keep(ada, { topic: 'conversation:77', content: 'Other' });
      await ports.notifications.withdrawTopic([ada], TOPIC);
      expect([await contents(ada), await contents(bob)]).toEqual([[['Other', false]], [['Early', false]]]);
      expect([await keep(ada, { topic: TOPIC }, early), await keep(ada, { topic: TOPIC }, late), await keep(ada, { topic: TOPIC })]).toEqual([undefined, undefined, expect.any(Number)]);
    });

    it('withdraws a topic from several users at once, and from nobody', async () => {
      const cyd = await ports.addPerson();
      await ports.notifications.keep(nextEvent(), [ada, bob, cyd].map((userId) => sampleNotification(userId, { topic: TOPIC })));
      await ports.notifications.withdrawTopic([], TOPIC);
      await ports.notifications.withdrawTopic([bob, ada], TOPIC);
      expect(await Promise.all([ada, bob, cyd].map((userId) => ports.notificationDirectory.unreadCount(userId)))).toEqual([0, 0, 1]);
    });

    it('lets a later event take the place of an unread one of the same topic', async () => {
      const id = await keep(ada, { topic: TOPIC, content: 'One' });
      expect(await keep(ada, { topic: TOPIC, content: 'Two' })).toBe(id);
      await keep(ada, { topic: 'conversation:8', content: 'Other' });
      await keep(bob, { topic: TOPIC, content: 'Another’s' });
      expect(await contents(ada)).toEqual([['Two', false], ['Other', false]]);
    });

    it('lets no earlier event take the place of a later one, told late or again', async () => {
      const [early, late] = [nextEvent(), nextEvent()];
      await keep(ada, { topic: TOPIC, content: 'Late' }, late);
      expect(await keep(ada, { topic: TOPIC, content: 'Early' }, early)).toBeUndefined();
      expect(await keep(ada, { topic: TOPIC, content: 'Late again' }, late)).toBeUndefined();
      await ports.notifications.markTopicRead(ada, TOPIC);
      expect(await keep(ada, { topic: TOPIC, content: 'Early' }, early)).toBeUndefined();
      expect(await contents(ada)).toEqual([['Late', true]]);
    });

    it('begins a topic anew once it was read or deleted', async () => {
      await keep(ada, { topic: TOPIC, content: 'One' });
      await ports.notifications.markTopicRead(ada, TOPIC);
      const two = await keep(ada, { topic: TOPIC, content: 'Two' });
      expect(await contents(ada)).toEqual([['One', true], ['Two', false]]);
      await ports.notifications.remove(ada, two ?? 0);
      await keep(ada, { topic: TOPIC, content: 'Three' });
      expect(await contents(ada)).toEqual([['One', true], ['Three', false]]);
    });

    it('is read, counted and thrown away by its own user', async () => {
      const [one = 0, two = 0] = [await keep(ada), await keep(ada)];
      await keep(bob);
      expect(await ports.notificationDirectory.unreadCount(ada)).toBe(2);
      expect([await ports.notifications.markRead(bob, one), await ports.notifications.remove(bob, one)]).toEqual([false, false]);
      expect([await ports.notifications.markRead(ada, one), await ports.notifications.markRead(ada, one)]).toEqual([true, true]);
      expect([await ports.notificationDirectory.unreadCount(ada), await ports.notifications.markAllRead(ada)]).toEqual([1, 1]);
      expect([await ports.notificationDirectory.unreadCount(ada), await ports.notificationDirectory.unreadCount(bob)]).toEqual([0, 1]);
      expect([await ports.notifications.remove(ada, two), await ports.notifications.remove(ada, two)]).toEqual([true, false]);
      expect(await ports.notifications.markRead(ada, two)).toBe(false);
      expect([await ports.notifications.markRead(ada, UNKNOWN_ID), (await list(ada)).map(({ id }) => id)]).toEqual([false, [one]]);
    });

    it('is as if it were not there where its type is hidden, or its type under such a link', async () => {
      const file = { title: 'The secret', link: '/files/7' };
      const [share = 0, message = 0, unlinked = 0] = [await keep(ada), await keep(ada, { type: 'MESSAGE', link: null }), await keep(ada, { link: null }), await keep(ada, file)];
      const hidden = [{ type: 'MESSAGE', linkPrefix: '' }, { type: 'SHARE', linkPrefix: '/files/' }] as const;
      const { notificationDirectory: directory } = ports;
      expect((await list(ada, { hidden })).map(({ id }) => id)).toEqual([share, unlinked]);
      expect([await list(ada, { type: 'MESSAGE', hidden }), await list(ada, { hidden }, 'secret')]).toEqual([[], []]);
      expect([await directory.unreadCount(ada, hidden), await directory.byId(ada, message, hidden), (await directory.byId(ada, share, hidden))?.id]).toEqual([2, null, share]);
    });

    it('is found by type, by whether it was read, and by what it says', async () => {
      const [share = 0, security = 0] = [await keep(ada, { title: '100 % yours' }), await keep(ada, { type: 'SECURITY', content: 'PRICE' })];
      await ports.notifications.markRead(ada, share);
      const ids = async (filter: NotificationFilter, search?: string) => (await list(ada, filter, search)).map(({ id }) => id);
      expect([await ids({ type: 'SECURITY' }), await ids({ read: true }), await ids({ read: false }), await ids({ read: true, type: 'SECURITY' })]).toEqual([[security], [share], [security], []]);
      expect([await ids({}, 'price'), await ids({}, '0 %')]).toEqual([[share, security], [share]]);
    });

    it('forgets what was deleted or withdrawn before some time, batch by batch, and then makes it of its event again', async () => {
      const [before, later] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
      await ports.notifications.forgetDeleted(later, MANY);
      const events = [nextEvent(), nextEvent(), nextEvent()] as const;
      const [kept, removed] = [await keep(ada, { content: 'Kept' }, events[0]), await keep(ada, {}, events[1])];
      await keep(ada, { topic: TOPIC }, events[2]);
      await ports.notifications.remove(ada, removed ?? 0);
      await ports.notifications.withdrawTopic([ada], TOPIC);
      expect(await ports.notifications.forgetDeleted(before, MANY)).toBe(0);
      expect(await keep(ada, {}, events[1])).toBeUndefined();
      expect([await ports.notifications.forgetDeleted(later, 1), await ports.notifications.forgetDeleted(later, MANY), await ports.notifications.forgetDeleted(later, MANY)]).toEqual([1, 1, 0]);
      expect((await list(ada)).map(({ id }) => id)).toEqual([kept]);
      expect([await keep(ada, {}, events[1]), await keep(ada, { topic: TOPIC }, events[2])]).toEqual([expect.any(Number), expect.any(Number)]);
    });

    it('forgets what was read before some time, batch by batch, and nothing that is unread', async () => {
      const [before, later] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
      await ports.notifications.forgetRead(later, MANY);
      for (let made = 0; made < 3; made += 1) await keep(ada);
      await ports.notifications.markAllRead(ada);
      await keep(ada, { content: 'Unread' });
      expect([await ports.notifications.forgetRead(before, MANY), await ports.notifications.forgetDeleted(later, MANY)]).toEqual([0, expect.any(Number)]);
      expect([await ports.notifications.forgetRead(later, 2), await ports.notifications.forgetRead(later, MANY)]).toEqual([2, 1]);
      expect(await contents(ada)).toEqual([['Unread', false]]);
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt'], async () => {
        const user = await ports.addPerson();
        const ids: number[] = [];
        for (let place = 0; place < 5; place += 1) ids.push((await keep(user)) ?? -1);
        const newestFirst = ids.toReversed();
        return {
          page: (request) => ports.notificationDirectory.page(user, request, {}),
          inOrder: { '': newestFirst, id: ids, '-id': newestFirst, createdAt: ids, '-createdAt': newestFirst },
        };
      });
    });
  });
}
