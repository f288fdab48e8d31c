import { expect, it } from '@jest/globals';
import { InMemoryCollaboration } from '../testing/index.js';
import { PurgeLiveEvents } from './purge-live-events.js';

const DAY_MS = 24 * 3_600_000;

it('deletes live events after a day, however many they are', async () => {
  const store = new InMemoryCollaboration();
  const tell = (count: number) => store.live.tell(Array.from({ length: count }, () => ({ userId: 7, event: 'message.created', data: {} })));
  const purge = () => new PurgeLiveEvents(store.liveLog, store.clock).execute();
  await tell(12_000);
  await store.liveLog.number();
  store.clock.advance(DAY_MS);
  expect(await purge()).toEqual({ deleted: 0 });
  await tell(1);
  const top = await store.liveLog.number();
  store.clock.advance(1);
  expect(await purge()).toEqual({ deleted: 12_000 });
  expect((await store.liveLog.after([{ userId: 7, after: 0 }], 10)).map(({ number }) => number)).toEqual([top]);
});
