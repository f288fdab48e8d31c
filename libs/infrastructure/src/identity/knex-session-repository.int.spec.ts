import { StandingTokens } from '@halolight/application/identity';
import { sampleRotation, sampleSession, sampleUser, sessionRepositoryContract } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../kernel/testing/index.js';
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

describe('KnexSessionRepository exchanges no token', () => {
  let session: ReturnType<typeof sampleSession>;
  let sessionId: number;
  beforeEach(async () => {
    session = sampleSession(await identity.users.add(sampleUser()));
    sessionId = await identity.sessions.add(session);
  });

  const somebodyWaits = async () => {
    const waiting = await identity.database.root('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()');
    return waiting.length > 0;
  };

  it('of a session that is being ended: it waits for the end', async () => {
    const [revoked, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const ending = identity.unitOfWork.run(async () => {
      await identity.sessions.revoke(session.userId, sessionId, 'signed-out', new Date());
      revoked.resolve();
      await waited.promise;
    });
    await revoked.promise;
    const exchange = identity.sessions.rotate(sampleRotation(session));
    await until(somebodyWaits);
    waited.resolve();
    await ending;
    expect(await exchange).toBeNull();
    expect((await identity.sessions.findByFamily(session.familyHash))?.session.tokenHash).toBe(session.tokenHash);
  });

  it('of an account that a statement typed by hand deleted', async () => {
    await identity.database.sql('users').where({ id: session.userId }).update({ deleted_at: new Date() });
    expect(await identity.sessions.rotate(sampleRotation(session))).toBeNull();
  });
});
