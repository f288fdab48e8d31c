import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration, sampleNotification } from '../testing/index.js';
import { DeleteNotification } from './delete-notification.js';
import { ReadAllNotifications } from './read-all-notifications.js';
import { ReadNotification } from './read-notification.js';

let store: InMemoryCollaboration;
let id: number;
beforeEach(async () => {
  store = new InMemoryCollaboration();
  const [kept] = await store.notifications.keep(1, [sampleNotification(7), sampleNotification(8)]);
  id = kept?.id ?? -1;
});

const unread = () => Promise.all([7, 8].map((userId) => store.notificationDirectory.unreadCount(userId)));

it('a notification is read by its own user', async () => {
  const read = (userId: number) => new ReadNotification(store.notifications).execute(sampleActor(userId, '*'), id);
  await expect(read(8)).rejects.toThrow(NotFoundError);
  await read(7);
  expect(await unread()).toEqual([0, 1]);
});

it('all notifications are read by their own user', async () => {
  expect(await new ReadAllNotifications(store.notifications).execute(sampleActor(8))).toBe(1);
  expect(await unread()).toEqual([1, 0]);
});

it('a notification is thrown away by its own user', async () => {
  const remove = (userId: number) => new DeleteNotification(store.notifications).execute(sampleActor(userId, '*'), id);
  await expect(remove(8)).rejects.toThrow(NotFoundError);
  await remove(7);
  expect(await store.notificationDirectory.byId(7, id)).toBeNull();
});
