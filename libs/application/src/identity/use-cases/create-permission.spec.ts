import { NameTakenError } from '@halolight/domain/identity';
import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity } from '../testing/index.js';
import { CreatePermission } from './create-permission.js';

describe('CreatePermission', () => {
  let identity: InMemoryIdentity;
  let createPermission: CreatePermission;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    createPermission = new CreatePermission(identity.unitOfWork, identity.permissions, identity.permissionSignals, identity.outbox);
  });

  it.each([['robots:start', 'robots:start'], ['robots:read', 'robots:view']])('adds %s as %s', async (given, name) => {
    const id = await createPermission.execute({ actor: sampleActor(1), name: given, description: 'About robots' });
    expect(await identity.permissionDirectory.byId(id)).toMatchObject({ name, description: 'About robots' });
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it.each(['robots:*', '*:start', '*', 'robots', ''])('refuses %j', async (name) => {
    await expect(createPermission.execute({ actor: sampleActor(1), name, description: null })).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'name' }] });
  });

  it('refuses one that exists, by an alias as well', async () => {
    await expect(createPermission.execute({ actor: sampleActor(1), name: 'users:view', description: null })).rejects.toThrow(NameTakenError);
    await expect(createPermission.execute({ actor: sampleActor(1), name: 'users:read', description: null })).rejects.toThrow(NameTakenError);
  });

  it('tells who added which permission, and nobody of a refusal', async () => {
    await expect(createPermission.execute({ actor: sampleActor(7), name: 'users:view', description: null })).rejects.toThrow(NameTakenError);
    expect(identity.outbox.events).toEqual([]);
    const id = await createPermission.execute({ actor: sampleActor(7), name: 'robots:read', description: 'About robots' });
    expect(identity.outbox.events).toEqual([
      { type: 'permission.created', actorId: 7, subject: { type: 'permission', id }, data: { name: 'robots:view' } },
    ]);
  });

  it('passes by whoever wants to change or prevent it', async () => {
    identity.permissionSignals.beforeCreate.handle((draft) => ({ ...draft, description: `About ${draft.permission.resource}` }));
    const id = await createPermission.execute({ actor: sampleActor(1), name: 'robots:start', description: null });
    expect(await identity.permissionDirectory.byId(id)).toMatchObject({ description: 'About robots' });
    identity.permissionSignals.beforeCreate.handle(() => {
      throw new ForbiddenError('Enough');
    });
    await expect(createPermission.execute({ actor: sampleActor(1), name: 'robots:stop', description: null })).rejects.toThrow('Enough');
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'undone']);
  });
});
