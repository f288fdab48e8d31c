import { BadRefreshTokenError } from '@halolight/domain/identity';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../kernel/index.js';
import type { RefreshToken } from '../ports/refresh-tokens.js';
import type { Rotation, SessionOfUser } from '../ports/session-repository.js';
import {
  FakeAccessTokens,
  FakeRefreshTokens,
  InMemoryIdentity,
  InMemorySessionRepository,
  RecordingSecurityEvents,
  SAMPLE_CLIENT,
  sampleSession,
} from '../testing/index.js';
import { RefreshSession } from './refresh-session.js';

const SECONDS = 3600;
const LIFETIME = { refreshTokenSeconds: SECONDS, sessionSeconds: 3 * SECONDS };
const STRANGER: Client = { ip: '198.51.100.7', userAgent: 'Safari' };

/** Lets another request come first, or between an exchange and the reading after it, as often as it is told. */
class ContestedSessions extends InMemorySessionRepository {
  rotations = 0;
  readings = 0;
  rival: (() => Promise<unknown>) | null = null;
  lateRival: (() => void) | null = null;

  override async rotate(rotation: Rotation): Promise<SessionOfUser | null> {
    this.rotations += 1;
    const { rival } = this;
    this.rival = null;
    await rival?.();
    return super.rotate(rotation);
  }

  override async findByFamily(familyHash: string): Promise<SessionOfUser | null> {
    this.readings += 1;
    const { lateRival } = this;
    this.lateRival = null;
    lateRival?.();
    return super.findByFamily(familyHash);
  }
}

describe('RefreshSession', () => {
  let identity: InMemoryIdentity;
  let sessions: ContestedSessions;
  let accessTokens: FakeAccessTokens;
  let refreshTokens: FakeRefreshTokens;
  let events: RecordingSecurityEvents;
  let userId: number;
  let sessionId: number;
  let first: RefreshToken;

  beforeEach(async () => {
    identity = new InMemoryIdentity();
    sessions = new ContestedSessions(identity.store);
    accessTokens = new FakeAccessTokens(identity.clock);
    refreshTokens = new FakeRefreshTokens();
    events = new RecordingSecurityEvents();
    userId = await identity.addUser(['user']);
    first = refreshTokens.create();
    const { familyHash, tokenHash } = first;
    sessionId = await sessions.add(sampleSession(userId, { familyHash, tokenHash, ...SAMPLE_CLIENT, startedAt: identity.clock.now() }));
  });

  const refresh = (refreshToken: string, client: Client = SAMPLE_CLIENT) =>
    new RefreshSession(identity.unitOfWork, sessions, accessTokens, refreshTokens, events, identity.clock, LIFETIME).execute({ refreshToken, client });
  const stored = () => identity.store.sessions.get(sessionId);
  const expectFamilyRevoked = (client: Client) => {
    expect(stored()?.revokedAt).toEqual(identity.clock.now());
    expect(sessions.reasons.get(sessionId)).toBe('reuse-detected');
    expect(events.events).toEqual([{ type: 'session.reuse_detected', userId, sessionId, client }]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  };
  const expectRefusedQuietly = async (refused: Promise<unknown>) => {
    await expect(refused).rejects.toThrow(BadRefreshTokenError);
    expect(events.events).toEqual([]);
    expect(identity.unitOfWork.outcomes).toEqual([]);
  };

  describe('given the good token', () => {
    it('hands out its successor and an access token for the same session', async () => {
      const grant = await refresh(first.token);
      expect(grant.refreshToken).not.toBe(first.token);
      expect(refreshTokens.read(grant.refreshToken)).toEqual({ familyHash: first.familyHash, tokenHash: stored()?.tokenHash });
      expect(grant).toMatchObject({ sessionId, expiresIn: 900, user: { id: userId } });
      expect(await accessTokens.verify(grant.accessToken)).toMatchObject({ userId, sessionId });
    });

    it('exchanges it in one step: nothing is read before', async () => {
      await refresh(first.token);
      expect([sessions.rotations, sessions.readings]).toEqual([1, 0]);
    });

    it('extends the session from now, and remembers from where it was used', async () => {
      identity.clock.advance(60_000);
      const now = identity.clock.now();
      await refresh(first.token, STRANGER);
      expect(stored()).toMatchObject({ ...STRANGER, lastUsedAt: now, expiresAt: new Date(now.getTime() + SECONDS * 1000), revokedAt: null });
      expect(stored()?.previous).toMatchObject({ tokenHash: first.tokenHash, rotatedAt: now });
    });

    it('ends the session some time after the sign-in, however busy it is', async () => {
      const end = new Date(identity.clock.now().getTime() + LIFETIME.sessionSeconds * 1000);
      let { token } = first;
      for (let step = 0; step < 3; step += 1) {
        identity.clock.advance((SECONDS - 1) * 1000);
        token = (await refresh(token)).refreshToken;
      }
      expect(stored()?.expiresAt).toEqual(end);
      identity.clock.set(end);
      await expectRefusedQuietly(refresh(token));
    });

    it('is refused where the session was begun so long ago under another limit', async () => {
      const { familyHash, tokenHash, token } = refreshTokens.create();
      const startedAt = new Date(identity.clock.now().getTime() - LIFETIME.sessionSeconds * 1000);
      await sessions.add(sampleSession(userId, { familyHash, tokenHash, startedAt, expiresAt: new Date(identity.clock.now().getTime() + 1) }));
      await expectRefusedQuietly(refresh(token));
      expect(sessions.rotations).toBe(1);
    });

    it('goes on for many refreshes', async () => {
      let { token } = first;
      for (let step = 0; step < 5; step += 1) {
        identity.clock.advance(60_000);
        token = (await refresh(token)).refreshToken;
      }
      expect(stored()?.revokedAt).toBeNull();
    });
  });

  describe('given the token before', () => {
    it('repeats the answer to the same client within ten seconds, and changes nothing', async () => {
      const { refreshToken } = await refresh(first.token);
      const before = stored();
      identity.clock.advance(10_000);
      const repeated = await refresh(first.token);
      expect(repeated).toMatchObject({ refreshToken, sessionId });
      expect(await accessTokens.verify(repeated.accessToken)).toMatchObject({ userId, sessionId });
      expect(stored()).toEqual(before);
    });

    it('ends the family after ten seconds', async () => {
      const { refreshToken } = await refresh(first.token);
      identity.clock.advance(10_001);
      await expect(refresh(first.token)).rejects.toThrow(BadRefreshTokenError);
      expectFamilyRevoked(SAMPLE_CLIENT);
      await expect(refresh(refreshToken)).rejects.toThrow(BadRefreshTokenError);
    });

    it('ends the family when another client presents it', async () => {
      await refresh(first.token);
      await expect(refresh(first.token, STRANGER)).rejects.toThrow(BadRefreshTokenError);
      expectFamilyRevoked(STRANGER);
    });

    it('ends the family when its successor was used', async () => {
      const { refreshToken } = await refresh(first.token);
      await refresh(refreshToken);
      await expect(refresh(first.token)).rejects.toThrow(BadRefreshTokenError);
      expectFamilyRevoked(SAMPLE_CLIENT);
    });
  });

  describe('given any other token of the family', () => {
    it('ends the family', async () => {
      await expect(refresh(refreshTokens.succeed(first.token).token)).rejects.toThrow(BadRefreshTokenError);
      expectFamilyRevoked(SAMPLE_CLIENT);
    });

    it('ends no other session', async () => {
      const other = await sessions.add(sampleSession(userId));
      await expect(refresh(refreshTokens.succeed(first.token).token)).rejects.toThrow(BadRefreshTokenError);
      expect(identity.store.sessions.get(other)?.revokedAt).toBeNull();
    });

    it('records a reuse once, when it comes twice at the same moment', async () => {
      const stolen = refreshTokens.succeed(first.token).token;
      const outcomes = await Promise.allSettled([refresh(stolen), refresh(stolen)]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
      expect(events.events).toHaveLength(1);
    });
  });

  describe('refuses and records nothing', () => {
    it.each(['', 'x', 'x'.repeat(128)])('for %j, which is no token', async (token) => {
      await expectRefusedQuietly(refresh(token));
    });

    it('for a token of no session', async () => {
      await expectRefusedQuietly(refresh(refreshTokens.create().token));
    });

    it('for a session that was revoked', async () => {
      await sessions.revoke(userId, sessionId, 'signed-out', identity.clock.now());
      await expectRefusedQuietly(refresh(first.token));
    });

    it('for a session that expired', async () => {
      identity.clock.advance(SECONDS * 1000);
      await expectRefusedQuietly(refresh(first.token));
    });

    it.each(['INACTIVE', 'SUSPENDED'] as const)('for an account that is %s', async (status) => {
      identity.store.changeUser(userId, { status });
      await expectRefusedQuietly(refresh(first.token));
      expect(stored()?.tokenHash).toBe(first.tokenHash);
    });

    it('for a deleted account', async () => {
      await identity.users.remove(userId);
      await expectRefusedQuietly(refresh(first.token));
    });
  });

  describe('when another request comes first', () => {
    it('gives the same client the successor that the other request got', async () => {
      let rivals = '';
      sessions.rival = async () => {
        rivals = (await refresh(first.token)).refreshToken;
      };
      expect((await refresh(first.token)).refreshToken).toBe(rivals);
      expect(stored()?.revokedAt).toBeNull();
    });

    it('ends the family when it came from another client', async () => {
      sessions.rival = () => refresh(first.token, STRANGER);
      await expect(refresh(first.token)).rejects.toThrow(BadRefreshTokenError);
      expectFamilyRevoked(SAMPLE_CLIENT);
    });

    it('refuses when the session was ended', async () => {
      sessions.rival = () => sessions.revoke(userId, sessionId, 'signed-out', identity.clock.now());
      await expectRefusedQuietly(refresh(first.token));
      expect(sessions.rotations).toBe(1);
    });

    it('exchanges the token after all when the account was just opened again', async () => {
      identity.store.changeUser(userId, { status: 'SUSPENDED' });
      sessions.lateRival = () => identity.store.changeUser(userId, { status: 'ACTIVE' });
      expect(refreshTokens.read((await refresh(first.token)).refreshToken)?.tokenHash).toBe(stored()?.tokenHash);
      expect(sessions.rotations).toBe(2);
    });

    it('tries again when nothing seems to have changed, three times at most', async () => {
      sessions.rotate = async () => {
        sessions.rotations += 1;
        return null;
      };
      await expectRefusedQuietly(refresh(first.token));
      expect(sessions.rotations).toBe(3);
    });

    it('never leaves two live successors of one token', async () => {
      const grants = await Promise.all([refresh(first.token), refresh(first.token), refresh(first.token)]);
      expect(new Set(grants.map((grant) => grant.refreshToken)).size).toBe(1);
    });
  });
});
