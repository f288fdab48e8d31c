import { expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, RecordingSecurityEvents, sampleSession } from '../testing/index.js';
import { SignOutEverywhere } from './sign-out-everywhere.js';

it('ends all sessions of the user and of nobody else, says how many, and records it once', async () => {
  const identity = new InMemoryIdentity();
  const events = new RecordingSecurityEvents();
  const [userId, stranger] = [await identity.addUser(), await identity.addUser()];
  const startedAt = identity.clock.now();
  const own = [await identity.sessions.add(sampleSession(userId, { startedAt })), await identity.sessions.add(sampleSession(userId, { startedAt }))];
  await identity.sessions.add(sampleSession(stranger, { startedAt }));

  const signOutEverywhere = new SignOutEverywhere(identity.unitOfWork, identity.sessions, events, identity.clock);
  expect(await signOutEverywhere.execute(sampleActor(userId))).toBe(2);
  expect(identity.sessions.reasons).toEqual(new Map(own.map((id) => [id, 'signed-out'])));
  expect(events.events).toEqual([{ type: 'session.ended', userId, sessionId: null }]);
  expect(identity.unitOfWork.outcomes).toEqual(['kept']);
});
