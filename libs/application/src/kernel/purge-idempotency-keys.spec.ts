import { describe, expect, it } from '@jest/globals';
import { PurgeIdempotencyKeys } from './purge-idempotency-keys.js';
import { FixedClock, InMemoryIdempotencyStore } from './testing/index.js';

describe('PurgeIdempotencyKeys', () => {
  it('deletes what has expired, however much that is, and nothing else', async () => {
    const clock = new FixedClock();
    const store = new InMemoryIdempotencyStore(clock);
    const keep = (key: string) => store.once({ caller: 'user 1', key, content: '' }, async () => ({ headers: {}, body: key }));
    for (let number = 0; number < 1001; number += 1) await keep(`old ${number}`);
    clock.advance(24 * 3_600_000 + 1);
    await keep('young');
    const purge = new PurgeIdempotencyKeys(store, clock);
    expect(await purge.execute()).toEqual({ deleted: 1001 });
    expect(await purge.execute()).toEqual({ deleted: 0 });
    expect((await keep('young')).isReplayed).toBe(true);
  });
});
