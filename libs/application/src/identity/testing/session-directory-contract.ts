import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest } from '../../kernel/testing/index.js';
import type { NewSession } from '../ports/session-repository.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { sampleRotation } from './sample-rotation.js';
import { sampleSession } from './sample-session.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'sessions' | 'sessionDirectory';

const MINUTE = 60_000;

/** What every `SessionDirectory` keeps to. */
export function sessionDirectoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of SessionDirectory`, () => {
    let ports: Pick<IdentityPorts, Port>;
    let userId: number;
    const now = new Date();
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);

    beforeAll(async () => {
      ports = await open();
      userId = await ports.users.add(sampleUser());
    });

    const add = async (given: Partial<NewSession> & Pick<NewSession, 'userId'>) => {
      const session = sampleSession(given.userId, { expiresAt: inMinutes(60), ...given });
      return { ...session, id: await ports.sessions.add(session) };
    };
    const rotate = (session: NewSession, at: Date) => ports.sessions.rotate(sampleRotation(session, { ip: '198.51.100.7', userAgent: 'Safari', at }));

    it('shows when and where from a session began', async () => {
      const owner = await ports.users.add(sampleUser());
      const { id } = await add({ userId: owner, startedAt: inMinutes(-5), ip: '192.0.2.9', userAgent: null });
      const { items } = await ports.sessionDirectory.page(owner, samplePageRequest());
      expect(items).toEqual([
        { id, userAgent: null, ip: '192.0.2.9', createdAt: inMinutes(-5), lastUsedAt: inMinutes(-5), expiresAt: inMinutes(60) },
      ]);
    });

    it('shows when and where from a session was last used', async () => {
      const owner = await ports.users.add(sampleUser());
      const session = await add({ userId: owner, startedAt: inMinutes(-5) });
      await rotate(session, inMinutes(-1));
      const { items } = await ports.sessionDirectory.page(owner, samplePageRequest());
      expect(items).toEqual([
        { id: session.id, userAgent: 'Safari', ip: '198.51.100.7', createdAt: inMinutes(-5), lastUsedAt: inMinutes(-1), expiresAt: inMinutes(119) },
      ]);
    });

    it('leaves out revoked and expired sessions and those of everyone else', async () => {
      const owner = await ports.users.add(sampleUser());
      const live = await add({ userId: owner });
      const revoked = await add({ userId: owner });
      await ports.sessions.revoke(owner, revoked.id, 'revoked', now);
      await add({ userId: owner, startedAt: inMinutes(-60), expiresAt: inMinutes(-1) });
      await add({ userId });
      const page = await ports.sessionDirectory.page(owner, samplePageRequest());
      expect(page.items.map((session) => session.id)).toEqual([live.id]);
      expect(page.total).toBe(1);
    });

    it('has nothing to show for who has no session', async () => {
      const owner = await ports.users.add(sampleUser());
      expect(await ports.sessionDirectory.page(owner, samplePageRequest())).toMatchObject({ items: [], total: 0, nextCursor: null });
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt', 'lastUsedAt', '-lastUsedAt'], async () => {
        const owner = await ports.users.add(sampleUser());
        const sessions: Awaited<ReturnType<typeof add>>[] = [];
        for (const minutes of [-20, -10, -30, -10]) sessions.push(await add({ userId: owner, startedAt: inMinutes(minutes) }));
        const [first] = sessions;
        if (first) await rotate(first, inMinutes(-5));
        const order = (...places: number[]) => places.map((place) => sessions[place]?.id ?? -1);
        return {
          page: (request) => ports.sessionDirectory.page(owner, request),
          inOrder: {
            '': order(0, 3, 1, 2),
            id: order(0, 1, 2, 3),
            '-id': order(3, 2, 1, 0),
            createdAt: order(2, 0, 1, 3),
            '-createdAt': order(3, 1, 0, 2),
            lastUsedAt: order(2, 1, 3, 0),
            '-lastUsedAt': order(0, 3, 1, 2),
          },
        };
      });
    });
  });
}
