import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeAccessTokens, FakeRefreshTokens, InMemoryIdentity, RecordingSecurityEvents, SAMPLE_CLIENT } from '../testing/index.js';
import { SessionOpener } from './session-opener.js';

describe('SessionOpener', () => {
  let identity: InMemoryIdentity;
  let accessTokens: FakeAccessTokens;
  let refreshTokens: FakeRefreshTokens;
  let events: RecordingSecurityEvents;
  let opener: SessionOpener;
  let userId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    accessTokens = new FakeAccessTokens(identity.clock);
    refreshTokens = new FakeRefreshTokens();
    events = new RecordingSecurityEvents();
    opener = new SessionOpener(
      identity.users,
      identity.sessions,
      identity.userDirectory,
      accessTokens,
      refreshTokens,
      events,
      identity.clock,
      { refreshTokenSeconds: 60, sessionSeconds: 600, maxSessionsPerUser: 2 },
    );
    userId = await identity.addUser(['user'], { passwordHash: 'verified' });
  });

  const open = async () => {
    const opened = await opener.open(userId, 'verified', SAMPLE_CLIENT);
    if (!opened) throw new Error('No session was opened');
    return opened;
  };

  it('opens nothing when the password was changed since it was verified', async () => {
    expect(await opener.open(userId, 'older', SAMPLE_CLIENT)).toBeNull();
    expect(identity.store.sessions.size).toBe(0);
    expect(events.events).toEqual([]);
  });

  it('stores a session that lasts as long as its refresh token, and only hashes of that', async () => {
    const { sessionId, refreshToken } = await open();
    const now = identity.clock.now();
    expect(identity.store.sessions.get(sessionId)).toEqual({
      id: sessionId,
      userId,
      familyHash: refreshToken.familyHash,
      tokenHash: refreshToken.tokenHash,
      previous: null,
      ...SAMPLE_CLIENT,
      startedAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
      revokedAt: null,
    });
  });

  it('keeps the time of the sign-in and records the session', async () => {
    const { sessionId } = await open();
    expect((await identity.userDirectory.byId(userId))?.lastLoginAt).toEqual(identity.clock.now());
    expect(events.events).toEqual([{ type: 'session.started', userId, sessionId, client: SAMPLE_CLIENT }]);
  });

  it('makes room by ending the session that expires first', async () => {
    const opened = [];
    for (let step = 0; step < 3; step += 1) {
      opened.push((await open()).sessionId);
      identity.clock.advance(1000);
    }
    const [first = -1, ...others] = opened;
    expect(identity.sessions.reasons).toEqual(new Map([[first, 'evicted']]));
    for (const id of others) expect(identity.store.sessions.get(id)?.revokedAt).toBeNull();
  });

  it('grants the tokens of the session and shows its user', async () => {
    const opened = await open();
    const grant = await opener.grant(opened);
    expect(grant).toMatchObject({ sessionId: opened.sessionId, expiresIn: 900, refreshToken: opened.refreshToken.token });
    expect(grant.user).toEqual(await identity.userDirectory.byId(userId));
    expect(await accessTokens.verify(grant.accessToken)).toMatchObject({ userId, sessionId: opened.sessionId });
  });

  it('grants nothing to an account that was deleted meanwhile', async () => {
    const opened = await open();
    await identity.users.remove(userId);
    await expect(opener.grant(opened)).rejects.toThrow(NotFoundError);
  });
});
