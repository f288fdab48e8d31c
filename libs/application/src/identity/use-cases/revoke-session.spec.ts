import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, RecordingSecurityEvents, sampleSession } from '../testing/index.js';
import { RevokeSession } from './revoke-session.js';

describe('RevokeSession', () => {
  let identity: InMemoryIdentity;
  let events: RecordingSecurityEvents;
  let revokeSession: RevokeSession;
  let userId: number;
  let sessionId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    events = new RecordingSecurityEvents();
    revokeSession = new RevokeSession(identity.unitOfWork, identity.sessions, events, identity.clock);
    userId = await identity.addUser();
    sessionId = await identity.sessions.add(sampleSession(userId, { startedAt: identity.clock.now() }));
  });

  it('ends one session of the caller, and records it', async () => {
    await revokeSession.execute(sampleActor(userId), sessionId);
    expect(identity.sessions.reasons).toEqual(new Map([[sessionId, 'revoked']]));
    expect(events.events).toEqual([{ type: 'session.ended', userId, sessionId }]);
  });

  it('does not know a session that is unknown, over or of somebody else', async () => {
    const stranger = await identity.addUser();
    await expect(revokeSession.execute(sampleActor(stranger, '*'), sessionId)).rejects.toThrow(NotFoundError);
    await expect(revokeSession.execute(sampleActor(userId), -5)).rejects.toThrow(NotFoundError);
    expect(identity.store.sessions.get(sessionId)?.revokedAt).toBeNull();
    expect(events.events).toEqual([]);
    await revokeSession.execute(sampleActor(userId), sessionId);
    await expect(revokeSession.execute(sampleActor(userId), sessionId)).rejects.toThrow(NotFoundError);
  });
});
