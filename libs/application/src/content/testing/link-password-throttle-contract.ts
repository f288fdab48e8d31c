import { RateLimitedError } from '@halolight/domain/kernel';
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LinkPasswordThrottle } from '../ports/link-password-throttle.js';

export interface LinkPasswordThrottleSubject {
  readonly throttle: LinkPasswordThrottle;
  /** Lets all windows that run end. */
  readonly passQuarterOfAnHour: () => Promise<void>;
}

/** What every `LinkPasswordThrottle` keeps to. */
export function linkPasswordThrottleContract(name: string, open: () => LinkPasswordThrottleSubject | Promise<LinkPasswordThrottleSubject>): void {
  describe(`${name} keeps the contract of LinkPasswordThrottle`, () => {
    let opened: LinkPasswordThrottleSubject;
    let linkId = 0;
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => {
      linkId += 1;
    });

    const [right, wrong] = [async () => true, async () => false];
    const attempt = (verify: () => Promise<boolean>, id = linkId) => opened.throttle.attempt(id, verify);
    const guess = async (times: number) => {
      for (let time = 0; time < times; time += 1) expect(await attempt(wrong)).toBe(false);
    };

    it('verifies nothing after ten wrong passwords for a link, says when it will again, and then does', async () => {
      await guess(10);
      const verify = jest.fn(right);
      const refusal = await attempt(verify).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RateLimitedError);
      const { limit, retryAfterSeconds } = refusal as RateLimitedError;
      expect([limit, retryAfterSeconds > 15 * 60 - 30, retryAfterSeconds <= 15 * 60]).toEqual([10, true, true]);
      expect(verify).not.toHaveBeenCalled();
      expect(await attempt(verify, linkId + 1_000)).toBe(true);
      await opened.passQuarterOfAnHour();
      expect(await attempt(verify)).toBe(true);
    });

    it('lets no more than ten of many guesses through that are made at once', async () => {
      const verify = jest.fn(wrong);
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(verify)));
      expect(verify).toHaveBeenCalledTimes(10);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    });

    it('lets the right password through, however often at once, and forgets no wrong one over it', async () => {
      await guess(8);
      const outcomes = await Promise.all(Array.from({ length: 30 }, () => attempt(right)));
      expect(new Set(outcomes)).toEqual(new Set([true]));
      await guess(2);
      await expect(attempt(right)).rejects.toThrow(RateLimitedError);
    });

    it('does not count what could not be verified', async () => {
      for (let time = 0; time < 12; time += 1) {
        await expect(attempt(() => Promise.reject(new Error('overload')))).rejects.toThrow('overload');
      }
      await guess(10);
    });
  });
}
