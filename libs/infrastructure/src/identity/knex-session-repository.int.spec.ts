import { StandingTokens } from '@halolight/application/identity';
import { sessionRepositoryContract } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KnexSessionRepository } from './knex-session-repository.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity.close());

sessionRepositoryContract('KnexSessionRepository', () => identity);

it('standing tokens end with all sessions of their user, the spared one too, and with no single session', async () => {
  const ended: number[] = [];
  class Recorded extends StandingTokens {
    async endWithSessions(userId: number): Promise<void> {
      ended.push(userId);
    }
  }
  const sessions = new KnexSessionRepository(identity.database, identity.access, [new Recorded()]);
  await sessions.revoke(1, 1, 'revoked', new Date());
  await sessions.evict(1, 0, new Date());
  await sessions.revokeAll(2, 'signed-out', new Date());
  await sessions.revokeAll(3, 'password-changed', new Date(), 7);
  expect(ended).toEqual([2, 3]);
});
