import { expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, RecordingSecurityEvents, sampleSession } from '../testing/index.js';
import { SignOut } from './sign-out.js';

it('ends the session it is asked from and no other, and records it', async () => {
  const identity = new InMemoryIdentity();
  const events = new RecordingSecurityEvents();
  const userId = await identity.addUser();
  const startedAt = identity.clock.now();
  const sessionId = await identity.sessions.add(sampleSession(userId, { startedAt }));
  await identity.sessions.add(sampleSession(userId, { startedAt }));
  await new SignOut(identity.unitOfWork, identity.sessions, events, identity.clock).execute({ ...sampleActor(userId), sessionId });
  expect(identity.sessions.reasons).toEqual(new Map([[sessionId, 'signed-out']]));
  expect(identity.store.sessions.get(sessionId)?.revokedAt).toEqual(startedAt);
  expect(events.events).toEqual([{ type: 'session.ended', userId, sessionId }]);
  expect(identity.unitOfWork.outcomes).toEqual(['kept']);
});
