import { RateLimitedError } from '@halolight/domain/kernel';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NameChangeLimit } from '../ports/name-change-limit.js';

export interface NameChangeLimitSubject {
  readonly limit: NameChangeLimit;
  /** Lets all windows that run end. */
  readonly passQuarterOfAnHour: () => Promise<void>;
}

/** What every `NameChangeLimit` keeps to. */
export function nameChangeLimitContract(name: string, open: () => NameChangeLimitSubject | Promise<NameChangeLimitSubject>): void {
  describe(`${name} keeps the contract of NameChangeLimit`, () => {
    let opened: NameChangeLimitSubject;
    let userId = 0;
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => {
      userId += 1;
    });

    const change = (times: number) => Promise.allSettled(Array.from({ length: times }, () => opened.limit.take(userId)));
    const refusalsOf = (outcomes: readonly PromiseSettledResult<void>[]) => outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    it('lets an account try ten changes, also when they come at once, and says when it may try more', async () => {
      const refusals = refusalsOf(await change(14));
      expect(refusals).toHaveLength(4);
      for (const refusal of refusals) {
        expect(refusal).toBeInstanceOf(RateLimitedError);
        const { limit, retryAfterSeconds } = refusal as RateLimitedError;
        expect([limit, retryAfterSeconds > 15 * 60 - 30, retryAfterSeconds <= 15 * 60]).toEqual([10, true, true]);
      }
    });

    it('keeps nobody else from theirs', async () => {
      await change(11);
      await expect(opened.limit.take(userId + 1_000)).resolves.toBeUndefined();
    });

    it('lets it try more after a quarter of an hour', async () => {
      await change(12);
      await opened.passQuarterOfAnHour();
      expect(refusalsOf(await change(11))).toHaveLength(1);
    });
  });
}
