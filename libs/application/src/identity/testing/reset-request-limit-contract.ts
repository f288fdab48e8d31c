import { beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { ResetRequestLimit } from '../ports/reset-request-limit.js';

export interface ResetRequestLimitSubject {
  readonly limit: ResetRequestLimit;
  /** Lets all windows that run end. */
  readonly passHalfAnHour: () => Promise<void>;
}

/** What every `ResetRequestLimit` keeps to. */
export function resetRequestLimitContract(name: string, open: () => ResetRequestLimitSubject | Promise<ResetRequestLimitSubject>): void {
  describe(`${name} keeps the contract of ResetRequestLimit`, () => {
    let opened: ResetRequestLimitSubject;
    beforeAll(async () => {
      opened = await open();
    });

    const someone = () => `${uniqueText('reset')}@example.org`;
    const ask = (email: string, times: number) => Promise.all(Array.from({ length: times }, () => opened.limit.admits(email)));

    it('admits five requests for one address, also when they come at once, and others all the same', async () => {
      const email = someone();
      const answers = await ask(email, 8);
      expect(answers.filter((isAdmitted) => isAdmitted)).toHaveLength(5);
      expect(await ask(email, 1)).toEqual([false]);
      expect(await ask(someone(), 1)).toEqual([true]);
    });

    it('admits more after half an hour', async () => {
      const email = someone();
      await ask(email, 6);
      await opened.passHalfAnHour();
      expect((await ask(email, 6)).filter((isAdmitted) => isAdmitted)).toHaveLength(5);
    });
  });
}
