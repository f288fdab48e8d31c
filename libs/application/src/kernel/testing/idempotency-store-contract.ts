import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdempotencyKeyReusedError } from '../idempotency-errors.js';
import type { IdempotencyStore, KeptAnswer, KeyedRequest } from '../idempotency-store.js';
import type { FixedClock } from './fixed-clock.js';

const DAY_MS = 24 * 3_600_000;
const ANSWER: KeptAnswer = { headers: { ETag: 'W/"1"' }, body: '{"text":"Grüße 🔑 \\u0000"}' };

export interface IdempotencyStoreSubject {
  readonly store: IdempotencyStore;
  /** What the store reads the time from. */
  readonly clock: FixedClock;
}

/** What every `IdempotencyStore` keeps to. */
export function idempotencyStoreContract(name: string, open: () => IdempotencyStoreSubject | Promise<IdempotencyStoreSubject>): void {
  describe(`${name} keeps the contract of IdempotencyStore`, () => {
    let subject: IdempotencyStoreSubject;
    let keys = 0;
    beforeAll(async () => {
      subject = await open();
    });

    const request = (given: Partial<KeyedRequest> = {}): KeyedRequest => {
      keys += 1;
      return { caller: 'user 1', key: `key-${keys}`, content: 'POST /api/items {}', ...given };
    };
    const executions = () => jest.fn(async () => ANSWER);

    it('executes once and gives the kept answer from then on', async () => {
      const [once, execute] = [request(), executions()];
      expect(await subject.store.once(once, execute)).toEqual({ answer: ANSWER, isReplayed: false });
      expect(await subject.store.once(once, execute)).toEqual({ answer: ANSWER, isReplayed: true });
      expect(execute).toHaveBeenCalledTimes(1);
    });

    it('refuses another request under the same key', async () => {
      const [once, execute] = [request(), executions()];
      await subject.store.once(once, execute);
      await expect(subject.store.once({ ...once, content: 'POST /api/items {"name":"x"}' }, execute)).rejects.toThrow(IdempotencyKeyReusedError);
      expect(execute).toHaveBeenCalledTimes(1);
    });

    it.each([{ caller: 'user 2' }, { caller: 'address 192.0.2.1' }, { key: 'another key' }])('takes one with %j for another', async (other) => {
      const [once, execute] = [request(), executions()];
      await subject.store.once(once, execute);
      expect((await subject.store.once({ ...once, ...other }, execute)).isReplayed).toBe(false);
      expect(execute).toHaveBeenCalledTimes(2);
    });

    it('keeps nothing of a failure', async () => {
      const [once, execute] = [request(), executions()];
      await expect(subject.store.once(once, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
      expect((await subject.store.once({ ...once, content: 'corrected' }, execute)).isReplayed).toBe(false);
    });

    it('executes concurrent duplicates once', async () => {
      const [once, execute] = [request(), executions()];
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => subject.store.once(once, execute)));
      expect(execute).toHaveBeenCalledTimes(1);
      expect(outcomes.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
      for (const { answer } of outcomes) expect(answer).toEqual(ANSWER);
    });

    it('lets a duplicate try when the request it waited for fails', async () => {
      const once = request();
      const gate = Promise.withResolvers<KeptAnswer>();
      const first = subject.store.once(once, () => gate.promise);
      const [second, third] = [subject.store.once(once, async () => ANSWER), subject.store.once(once, async () => ANSWER)];
      gate.reject(new Error('refused'));
      await expect(first).rejects.toThrow('refused');
      expect([await second, await third].map(({ isReplayed }) => isReplayed).sort()).toEqual([false, true]);
    });

    it('refuses another request while the first one runs, once that is done', async () => {
      const once = request();
      const gate = Promise.withResolvers<KeptAnswer>();
      const first = subject.store.once(once, () => gate.promise);
      const second = subject.store.once({ ...once, content: 'another' }, async () => ANSWER);
      gate.resolve(ANSWER);
      await expect(second).rejects.toThrow(IdempotencyKeyReusedError);
      expect((await first).isReplayed).toBe(false);
    });

    it('forgets after 24 hours, not before, purged or not', async () => {
      const [once, execute] = [request(), executions()];
      await subject.store.once(once, execute);
      subject.clock.advance(DAY_MS - 1000);
      expect((await subject.store.once(once, execute)).isReplayed).toBe(true);
      subject.clock.advance(1000);
      expect((await subject.store.once({ ...once, content: 'another' }, execute)).isReplayed).toBe(false);
      expect((await subject.store.once({ ...once, content: 'another' }, execute)).isReplayed).toBe(true);
    });

    it('deletes what has expired, a few at a time, and nothing else', async () => {
      subject.clock.advance(2 * DAY_MS);
      await subject.store.deleteExpired(subject.clock.now(), 1000);
      const [old, execute] = [request(), executions()];
      for (const each of [old, request(), request()]) await subject.store.once(each, execute);
      subject.clock.advance(DAY_MS + 1000);
      const young = request();
      await subject.store.once(young, execute);
      expect(await subject.store.deleteExpired(subject.clock.now(), 2)).toBe(2);
      expect(await subject.store.deleteExpired(subject.clock.now(), 2)).toBe(1);
      expect(await subject.store.deleteExpired(subject.clock.now(), 2)).toBe(0);
      expect((await subject.store.once(young, execute)).isReplayed).toBe(true);
    });
  });
}
