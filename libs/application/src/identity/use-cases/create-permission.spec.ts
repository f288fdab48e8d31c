import { NameTakenError } from '@halolight/domain/identity';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryIdentity } from '../testing/index.js';
import { CreatePermission } from './create-permission.js';

describe('CreatePermission', () => {
  let identity: InMemoryIdentity;
  let createPermission: CreatePermission;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    createPermission = new CreatePermission(identity.unitOfWork, identity.permissions);
  });

  it.each([['robots:start', 'robots:start'], ['robots:read', 'robots:view']])('adds %s as %s', async (given, name) => {
    const id = await createPermission.execute({ name: given, description: 'About robots' });
    expect(await identity.permissionDirectory.byId(id)).toMatchObject({ name, description: 'About robots' });
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it.each(['robots:*', '*:start', '*', 'robots', ''])('refuses %j', async (name) => {
    await expect(createPermission.execute({ name, description: null })).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'name' }] });
  });

  it('refuses one that exists, by an alias as well', async () => {
    await expect(createPermission.execute({ name: 'users:view', description: null })).rejects.toThrow(NameTakenError);
    await expect(createPermission.execute({ name: 'users:read', description: null })).rejects.toThrow(NameTakenError);
  });
});
