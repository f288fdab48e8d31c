import { sessionExpiry, type Session } from '@halolight/domain/identity';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewSession, Rotation } from '../ports/session-repository.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { idOfRole } from './id-of-role.js';
import { sampleRotation } from './sample-rotation.js';
import { sampleSession } from './sample-session.js';
import { sampleUser } from './sample-user.js';
import { uniqueHash } from './unique-hash.js';

type Port = 'unitOfWork' | 'users' | 'roles' | 'sessions' | 'userDirectory';

const HOUR = 3_600_000;
const UNKNOWN_ID = 2_000_000_000;

/** What every `SessionRepository` keeps to. */
export function sessionRepositoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of SessionRepository`, () => {
    let ports: Pick<IdentityPorts, Port>;
    let userId: number;
    const now = new Date();
    const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR);

    beforeAll(async () => {
      ports = await open();
      userId = await addUser();
    });

    const addUser = async () => ports.users.add(sampleUser({ roleIds: [await idOfRole(ports.roles, 'user')] }));
    const add = async (given: Partial<NewSession> = {}) => {
      const session = sampleSession(userId, { startedAt: now, ...given });
      return { ...session, id: await ports.unitOfWork.run(() => ports.sessions.add(session)) };
    };
    const find = async ({ familyHash }: Pick<Session, 'familyHash'>): Promise<Session> => {
      const found = await ports.sessions.findByFamily(familyHash);
      if (!found) throw new Error(`No session of the family ${familyHash}`);
      return found.session;
    };
    const isLive = async (session: Pick<Session, 'familyHash'>) => (await find(session)).revokedAt === null;
    const rotation = (session: Pick<Session, 'familyHash' | 'tokenHash'>, given: Partial<Rotation> = {}) => sampleRotation(session, { at: now, ...given });

    describe('finding', () => {
      it('gives back what was added, with its user', async () => {
        const given = await add({ ip: '2001:db8::1', userAgent: 'Ünïcode/1.0' });
        const found = await ports.sessions.findByFamily(given.familyHash);
        expect(found?.session).toEqual({ ...given, previous: null, revokedAt: null });
        expect(found?.user).toEqual(await ports.userDirectory.byId(userId));
        expect(found?.user.roles.map((role) => role.name)).toEqual(['user']);
      });

      it('tells when its user signed in', async () => {
        const { familyHash, startedAt } = await add({ startedAt: inHours(-1) });
        const found = await ports.sessions.findByFamily(familyHash);
        expect(await ports.sessions.startOf(found?.session.id ?? 0)).toEqual(startedAt);
        expect(await ports.sessions.startOf(2_000_000_000)).toBeNull();
      });

      it('keeps a session of a client that told nothing about itself', async () => {
        expect(await find(await add({ ip: null, userAgent: null }))).toMatchObject({ ip: null, userAgent: null });
      });

      it('finds nothing under an unknown family', async () => {
        expect(await ports.sessions.findByFamily(uniqueHash())).toBeNull();
      });

      it('finds an expired session, so that it can be told from an unknown one', async () => {
        const session = await add({ startedAt: inHours(-2), expiresAt: inHours(-1) });
        expect((await find(session)).expiresAt).toEqual(inHours(-1));
      });

      it('finds the session of a closed account, and says that it is closed', async () => {
        const closed = await ports.users.add(sampleUser({ status: 'SUSPENDED' }));
        const { familyHash } = await add({ userId: closed });
        expect((await ports.sessions.findByFamily(familyHash))?.user.status).toBe('SUSPENDED');
      });

      it('finds nothing when the user was deleted', async () => {
        const deleted = await addUser();
        const { familyHash } = await add({ userId: deleted });
        await ports.unitOfWork.run(() => ports.users.remove(deleted));
        expect(await ports.sessions.findByFamily(familyHash)).toBeNull();
      });
    });

    describe('rotating', () => {
      const endOf = async (session: Pick<Session, 'familyHash'>) => (await find(session)).expiresAt;

      it('replaces the good token, remembers the one before, stores where from, and gives back the session and its user', async () => {
        const session = await add();
        const at = new Date(now.getTime() + 1234);
        const step = rotation(session, { sealedSuccessor: 'sealed 1', ip: '198.51.100.7', userAgent: 'Safari', at });
        const rotated = await ports.sessions.rotate(step);
        expect(rotated).toEqual(await ports.sessions.findByFamily(session.familyHash));
        expect(rotated?.user).toEqual(await ports.userDirectory.byId(userId));
        expect(rotated?.session).toEqual({
          id: session.id,
          userId,
          familyHash: session.familyHash,
          tokenHash: step.toTokenHash,
          previous: { tokenHash: session.tokenHash, sealedSuccessor: 'sealed 1', rotatedAt: at },
          ip: '198.51.100.7',
          userAgent: 'Safari',
          startedAt: session.startedAt,
          expiresAt: sessionExpiry(session.startedAt, at, step.lifetime),
          revokedAt: null,
        });
      });

      it('remembers only the last token before the good one', async () => {
        const session = await add();
        const first = rotation(session);
        const second = rotation({ ...session, tokenHash: first.toTokenHash }, { sealedSuccessor: 'sealed 2' });
        await ports.sessions.rotate(first);
        expect((await ports.sessions.rotate(second))?.session).toMatchObject({
          tokenHash: second.toTokenHash,
          previous: { tokenHash: first.toTokenHash, sealedSuccessor: 'sealed 2' },
        });
      });

      it.each([
        ['for want of use, the lifetime of a refresh token from now', { refreshTokenSeconds: 1800, sessionSeconds: 86_400 }],
        ['the lifetime of a session after its sign-in, however busy it is', { refreshTokenSeconds: 7200, sessionSeconds: 5400 }],
      ])('lets the session end %s', async (_case, lifetime) => {
        const session = await add({ startedAt: inHours(-1), expiresAt: inHours(1) });
        await ports.sessions.rotate(rotation(session, { lifetime }));
        expect(await endOf(session)).toEqual(inHours(0.5));
      });

      it('exchanges a token up to the last millisecond of its session', async () => {
        const session = await add();
        const at = new Date(session.expiresAt.getTime() - 1);
        expect(await ports.sessions.rotate(rotation(session, { at }))).not.toBeNull();
      });

      it('leaves every other session as it is', async () => {
        const [session, other] = [await add(), await add()];
        const before = await find(other);
        await ports.sessions.rotate(rotation(session));
        expect(await find(other)).toEqual(before);
      });

      describe('changes nothing', () => {
        const expectRefused = async (session: Pick<Session, 'familyHash' | 'tokenHash'>, given: Partial<Rotation> = {}) => {
          const before = await ports.sessions.findByFamily(session.familyHash);
          expect(await ports.sessions.rotate(rotation(session, given))).toBeNull();
          expect(await ports.sessions.findByFamily(session.familyHash)).toEqual(before);
        };

        it('when the token is no longer the good one', async () => {
          const session = await add();
          await ports.sessions.rotate(rotation(session));
          await expectRefused(session);
        });

        it('when the token never was the good one', async () => {
          await expectRefused(await add(), { fromTokenHash: uniqueHash() });
        });

        it('when the token is that of another family, or of none', async () => {
          const [session, other] = [await add(), await add()];
          await expectRefused(session, { familyHash: other.familyHash });
          await expectRefused(other, { familyHash: uniqueHash() });
        });

        it('when the session was revoked', async () => {
          const session = await add();
          await ports.sessions.revoke(userId, session.id, 'revoked', now);
          await expectRefused(session);
        });

        it('when the session expires at this very moment, or did before', async () => {
          const session = await add();
          await expectRefused(session, { at: session.expiresAt });
          await expectRefused(await add({ startedAt: inHours(-2), expiresAt: inHours(-1) }));
        });

        it('when the session was begun as long ago as one may last now', async () => {
          const session = await add({ startedAt: inHours(-1), expiresAt: inHours(1) });
          const lifetime = { refreshTokenSeconds: 7200, sessionSeconds: 3600 };
          await expectRefused(session, { lifetime });
          expect(await ports.sessions.rotate(rotation(session, { lifetime, at: new Date(now.getTime() - 1) }))).not.toBeNull();
        });

        it.each(['INACTIVE', 'SUSPENDED'] as const)('when the account is %s', async (status) => {
          await expectRefused(await add({ userId: await ports.users.add(sampleUser({ status })) }));
        });

        it('when the account was deleted', async () => {
          const deleted = await addUser();
          const session = await add({ userId: deleted });
          await ports.unitOfWork.run(() => ports.users.remove(deleted));
          await expectRefused(session);
        });
      });

      it('lets exactly one of several rotations of one token win', async () => {
        const session = await add();
        const steps = [1, 2, 3, 4].map(() => rotation(session));
        const outcomes = await Promise.all(steps.map((step) => ports.sessions.rotate(step)));
        expect(outcomes.filter(Boolean)).toHaveLength(1);
        expect((await find(session)).tokenHash).toBe(steps[outcomes.findIndex(Boolean)]?.toTokenHash);
      });
    });

    describe('revoking one', () => {
      it('revokes a live session, once', async () => {
        const session = await add();
        const other = await add();
        expect(await ports.sessions.revoke(userId, session.id, 'revoked', now)).toBe(true);
        expect((await find(session)).revokedAt).toEqual(now);
        expect(await isLive(other)).toBe(true);
        expect(await ports.sessions.revoke(userId, session.id, 'signed-out', inHours(1))).toBe(false);
        expect((await find(session)).revokedAt).toEqual(now);
      });

      it.each(['signed-out', 'revoked', 'reuse-detected', 'password-changed', 'account-closed', 'evicted'] as const)(
        'accepts the reason %s',
        async (reason) => {
          const session = await add();
          expect(await ports.sessions.revoke(userId, session.id, reason, now)).toBe(true);
        },
      );

      it('refuses a session of somebody else, and an unknown one', async () => {
        const session = await add();
        const stranger = await addUser();
        expect(await ports.sessions.revoke(stranger, session.id, 'revoked', now)).toBe(false);
        expect(await isLive(session)).toBe(true);
        expect(await ports.sessions.revoke(userId, UNKNOWN_ID, 'revoked', now)).toBe(false);
      });

      it('refuses an expired session', async () => {
        const session = await add({ startedAt: inHours(-2), expiresAt: inHours(-1) });
        expect(await ports.sessions.revoke(userId, session.id, 'revoked', now)).toBe(false);
      });
    });

    describe('revoking all', () => {
      it('revokes every live session of the user and of nobody else, and says how many', async () => {
        const owner = await addUser();
        const sessions = [await add({ userId: owner }), await add({ userId: owner }), await add({ userId: owner })];
        const strangers = await add();
        const [revoked, ...live] = sessions;
        if (revoked) await ports.sessions.revoke(owner, revoked.id, 'revoked', inHours(-1));

        expect(await ports.sessions.revokeAll(owner, 'signed-out', now)).toBe(2);
        for (const session of live) expect((await find(session)).revokedAt).toEqual(now);
        if (revoked) expect((await find(revoked)).revokedAt).toEqual(inHours(-1));
        expect(await isLive(strangers)).toBe(true);
        expect(await ports.sessions.revokeAll(owner, 'signed-out', now)).toBe(0);
      });

      it('spares the session to keep', async () => {
        const owner = await addUser();
        const kept = await add({ userId: owner });
        const ended = await add({ userId: owner });
        expect(await ports.sessions.revokeAll(owner, 'password-changed', now, kept.id)).toBe(1);
        expect(await isLive(kept)).toBe(true);
        expect(await isLive(ended)).toBe(false);
      });
    });

    describe('evicting', () => {
      it('revokes those that expire first until as many are left as may be', async () => {
        const owner = await addUser();
        const hours = [3, 1, 4, 2];
        const sessions = [];
        for (const hour of hours) sessions.push(await add({ userId: owner, expiresAt: inHours(hour) }));
        expect(await ports.sessions.evict(owner, 2, now)).toBe(2);
        expect(await Promise.all(sessions.map(isLive))).toEqual([true, false, true, false]);
      });

      it('leaves a user alone who has no more than may be, and everyone else', async () => {
        const owner = await addUser();
        const sessions = [await add({ userId: owner }), await add({ userId: owner })];
        const strangers = [await add(), await add(), await add()];
        expect(await ports.sessions.evict(owner, 2, now)).toBe(0);
        expect(await Promise.all([...sessions, ...strangers].map(isLive))).toEqual([true, true, true, true, true]);
      });

      it('counts neither revoked nor expired sessions', async () => {
        const owner = await addUser();
        const live = [await add({ userId: owner }), await add({ userId: owner })];
        const revoked = await add({ userId: owner });
        await ports.sessions.revoke(owner, revoked.id, 'revoked', now);
        await add({ userId: owner, startedAt: inHours(-2), expiresAt: inHours(-1) });
        expect(await ports.sessions.evict(owner, 2, now)).toBe(0);
        expect(await Promise.all(live.map(isLive))).toEqual([true, true]);
      });
    });

    describe('deleting expired ones', () => {
      const longAgo = (minutes: number) => new Date(Date.UTC(2001, 0, 1, 0, minutes));
      const addExpired = (minutes: number) => add({ startedAt: longAgo(0), expiresAt: longAgo(minutes) });

      it('deletes what expired before, revoked or not, and nothing else', async () => {
        const expired = await addExpired(1);
        const revoked = await addExpired(2);
        await ports.sessions.revoke(userId, revoked.id, 'revoked', longAgo(0));
        const later = await addExpired(10);
        const live = await add();
        expect(await ports.sessions.deleteExpired(longAgo(5), 1000)).toBe(2);
        expect(await ports.sessions.findByFamily(expired.familyHash)).toBeNull();
        expect(await ports.sessions.findByFamily(revoked.familyHash)).toBeNull();
        expect(await ports.sessions.findByFamily(later.familyHash)).not.toBeNull();
        expect(await ports.sessions.findByFamily(live.familyHash)).not.toBeNull();
      });

      it('deletes no more at once than it may', async () => {
        await ports.sessions.deleteExpired(longAgo(20), 1000);
        for (const minutes of [11, 12, 13]) await addExpired(minutes);
        expect(await ports.sessions.deleteExpired(longAgo(20), 2)).toBe(2);
        expect(await ports.sessions.deleteExpired(longAgo(20), 2)).toBe(1);
        expect(await ports.sessions.deleteExpired(longAgo(20), 2)).toBe(0);
      });
    });
  });
}
