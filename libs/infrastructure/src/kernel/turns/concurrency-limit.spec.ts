import { UnavailableError } from '@halolight/domain/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConcurrencyLimit } from './concurrency-limit.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('ConcurrencyLimit', () => {
  it('lets nobody wait longer than ten seconds, and gives their turns to those behind them', async () => {
    const limit = new ConcurrencyLimit(1, 2);
    const gate = Promise.withResolvers<void>();
    const first = limit.run(() => gate.promise);
    const impatient = limit.run(async () => 'second').catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(5_000);
    const patient = limit.run(async () => 'third');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await impatient).toBeInstanceOf(UnavailableError);
    gate.resolve();
    await first;
    expect(await patient).toBe('third');
    expect(await limit.run(async () => 'fourth')).toBe('fourth');
  });

  it('keeps no timer for who had a turn', async () => {
    const limit = new ConcurrencyLimit(1, 1);
    await Promise.all([limit.run(async () => 'first'), limit.run(async () => 'second')]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
