import { ChangePassword, PasswordKeeper } from '@halolight/application/identity';
import {
  FakePasswordHasher,
  InMemorySignInThrottle,
  ListedCommonPasswords,
  RecordingSecurityEvents,
  sampleUser,
} from '@halolight/application/identity/testing';
import { FixedClock, sampleActor } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

const ROUNDS = 200;
const CURRENT = 'correct horse';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity?.close());

describe('two changes of one password at the same moment', () => {
  it(`leave the password of the one that succeeds, and refuse the other, ${ROUNDS} times`, async () => {
    const hasher = new FakePasswordHasher();
    const keeper = new PasswordKeeper(hasher, new ListedCommonPasswords([]));
    const clock = new FixedClock();
    const { unitOfWork, users, userDirectory, sessions, passwordResets } = identity;
    for (let round = 0; round < ROUNDS; round += 1) {
      const userId = await users.add(sampleUser({ passwordHash: await hasher.hash(CURRENT) }));
      const events = new RecordingSecurityEvents();
      // A throttle for each: a common one lets them verify one after the other.
      const change = (newPassword: string) =>
        new ChangePassword(unitOfWork, users, userDirectory, sessions, passwordResets, hasher, keeper, events, clock, new InMemorySignInThrottle(clock)).execute({
          actor: sampleActor(userId),
          currentPassword: CURRENT,
          newPassword,
        });
      const wanted = ['battery staple one', 'battery staple two'];
      const outcomes = await Promise.allSettled(wanted.map(change));
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(outcomes[1 - winner]).toMatchObject({ status: 'rejected', reason: { kind: 'invalid', faults: [{ field: 'currentPassword' }] } });
      const held = await users.credentialsOf(userId);
      expect(await hasher.verify(wanted[winner] ?? '', held?.passwordHash ?? null)).toMatchObject({ matches: true });
      expect(events.events).toEqual([{ type: 'password.changed', userId }]);
    }
  });
});
