import { expect, it } from '@jest/globals';
import { InMemoryCollaboration, sampleNotification } from '../testing/index.js';
import { PurgeNotifications } from './purge-notifications.js';

const DAY_MS = 24 * 3_600_000;
const [WITHDRAWN, READ, UNREAD] = [1, 2, 3];
const MANY = 5_001;

it('deletes notifications a month after they were deleted and a year after they were read, however many they are, and none that is unread', async () => {
  const store = new InMemoryCollaboration();
  const { notifications, clock } = store;
  const userIds = Array.from({ length: MANY }, (_, userId) => userId);
  await notifications.keep(WITHDRAWN, userIds.map((userId) => sampleNotification(userId)));
  await notifications.withdraw(WITHDRAWN);
  await notifications.keep(READ, [sampleNotification(7)]);
  await notifications.markAllRead(7);
  await notifications.keep(UNREAD, [sampleNotification(7)]);
  const purge = () => new PurgeNotifications(notifications, clock).execute();
  clock.advance(30 * DAY_MS);
  expect(await purge()).toEqual({ deleted: 0 });
  clock.advance(1);
  expect(await purge()).toEqual({ deleted: MANY });
  clock.advance(335 * DAY_MS - 1);
  expect(await purge()).toEqual({ deleted: 0 });
  clock.advance(1);
  expect([await purge(), [...store.store.notifications.values()].map(({ eventId }) => eventId)]).toEqual([{ deleted: 1 }, [UNREAD]]);
});
