import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarPorts, OpenCalendar } from './calendar-ports.js';

/** What every `FeedTokens` keeps to. */
export function feedTokensContract(name: string, open: OpenCalendar): void {
  describe(`${name} keeps the contract of FeedTokens`, () => {
    let ports: CalendarPorts;
    beforeAll(async () => {
      ports = await open();
    });

    const issueTo = async (userId: number) => {
      const { token, tokenHash } = ports.feedTokens.issue();
      expect(await ports.feedTokens.replace({ userId, sessionId: await ports.addSession(userId) }, tokenHash)).toBe(true);
      return token;
    };

    it('makes tokens that nobody guesses and that fit into a URL', () => {
      const { token, tokenHash } = ports.feedTokens.issue();
      expect(token).toMatch(/^[\w-]{43,}$/);
      expect(tokenHash).not.toContain(token);
      expect(ports.feedTokens.issue().token).not.toBe(token);
    });

    it('tells whose calendar a token opens, and what they may do at present', async () => {
      const userId = await ports.addUser('calendar:view', 'calendar:create');
      const reader = await ports.feedTokens.findReader(await issueTo(userId));
      expect([reader?.userId, reader?.permissions.names()]).toEqual([userId, ['calendar:create', 'calendar:view']]);
    });

    it('knows one token of each, and none that was not kept', async () => {
      const userId = await ports.addUser();
      const [first, second] = [await issueTo(userId), await issueTo(userId)];
      const other = await issueTo(await ports.addUser());
      expect(await ports.feedTokens.findReader(first)).toBeNull();
      expect((await ports.feedTokens.findReader(second))?.userId).toBe(userId);
      expect((await ports.feedTokens.findReader(other))?.userId).not.toBe(userId);
      for (const unknown of ['', 'x', ports.feedTokens.issue().token]) expect(await ports.feedTokens.findReader(unknown)).toBeNull();
    });

    it('knows none that was removed, and says whether there was one', async () => {
      const [userId, other] = [await ports.addUser(), await ports.addUser()];
      const [token, theirs] = [await issueTo(userId), await issueTo(other)];
      expect([await ports.feedTokens.remove(userId), await ports.feedTokens.remove(userId)]).toEqual([true, false]);
      expect([await ports.feedTokens.findReader(token), (await ports.feedTokens.findReader(theirs))?.userId]).toEqual([null, other]);
    });

    it('keeps none for a session that is over', async () => {
      const userId = await ports.addUser();
      const sessionId = await ports.addSession(userId);
      const { token, tokenHash } = ports.feedTokens.issue();
      await ports.endSession(sessionId);
      expect([await ports.feedTokens.replace({ userId, sessionId }, tokenHash), await ports.feedTokens.findReader(token)]).toEqual([false, null]);
    });

    it('opens nothing of an account that is closed', async () => {
      const userId = await ports.addUser('calendar:view');
      const token = await issueTo(userId);
      await ports.closeUser(userId);
      expect(await ports.feedTokens.findReader(token)).toBeNull();
    });
  });
}
