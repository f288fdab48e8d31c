import { sampleRole, sampleUser } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnexActorDirectory } from './knex-actor-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
let actors: KnexActorDirectory;
beforeAll(async () => {
  identity = await openKnexIdentity();
  actors = new KnexActorDirectory(identity.database);
});
afterAll(() => identity?.close());

const add = (given: Parameters<typeof sampleUser>[0] = {}) => identity.users.add(sampleUser(given));

describe('KnexActorDirectory', () => {
  it('tells what an account may do at this moment, with nobody signed in', async () => {
    const roleId = await identity.roles.add(sampleRole({ permissions: ['files:view'] }));
    const userId = await add({ roleIds: [roleId] });
    await identity.database.sql('user_permissions').insert({ user_id: userId, permission: 'audit:view' });
    expect((await actors.find(userId))?.permissions.names()).toEqual(['audit:view', 'files:view']);
    await identity.users.setRoles(userId, []);
    expect((await actors.find(userId))?.permissions.names()).toEqual(['audit:view']);
  });

  it('knows nobody who may do nothing', async () => {
    const deleted = await add();
    await identity.users.remove(deleted);
    const closed = [deleted, await add({ status: 'SUSPENDED' }), await add({ status: 'INACTIVE' }), await add({ mustChangePassword: true }), 2_000_000_000];
    for (const userId of closed) expect(await actors.find(userId)).toBeNull();
  });
});
