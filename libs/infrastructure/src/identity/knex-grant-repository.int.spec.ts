import { grantRepositoryContract, sampleSession, sampleUser } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity?.close());

grantRepositoryContract('KnexGrantRepository', () => identity);

describe('KnexGrantRepository', () => {
  it('gives an account what it is granted, until that is revoked', async () => {
    const userId = await identity.users.add(sampleUser());
    const sessionId = await identity.sessions.add(sampleSession(userId));
    const held = async () => (await new KnexAccessDirectory(identity.database).find(sessionId))?.permissions.names();
    await identity.grants.grant(userId, ['users:view', 'roles:view']);
    expect(await held()).toEqual(['roles:view', 'users:view']);
    await identity.grants.revoke(userId, 'users:view');
    expect(await held()).toEqual(['roles:view']);
  });

  it('forgets the rights it changes in this process once they are changed, and not before', async () => {
    const userId = await identity.users.add(sampleUser());
    const { access, grants } = identity;
    for (const change of [() => grants.grant(userId, ['users:view']), () => grants.revoke(userId, 'users:view')]) {
      const { epoch } = access;
      await identity.unitOfWork.run(async () => {
        await change();
        expect(access.epoch).toBe(epoch);
      });
      expect(access.epoch).toBeGreaterThan(epoch);
    }
  });
});
