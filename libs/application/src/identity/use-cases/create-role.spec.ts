import { NameTakenError } from '@halolight/domain/identity';
import { ForbiddenError, InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleRole } from '../testing/index.js';
import { CreateRole } from './create-role.js';
import { PermissionFinder } from './permission-finder.js';

const ACTOR = sampleActor(1, 'roles:create', 'users:*');

describe('CreateRole', () => {
  let identity: InMemoryIdentity;
  let createRole: CreateRole;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    createRole = new CreateRole(identity.unitOfWork, identity.roles, new PermissionFinder(identity.permissions), identity.roleSignals, identity.outbox);
  });

  it('makes a role of what its maker holds, without aliases', async () => {
    const role = sampleRole({ description: 'They read', permissions: ['users:read', 'users:view', 'users:*'] });
    const id = await createRole.execute({ actor: ACTOR, ...role });
    expect(await identity.roles.findForUpdate(id)).toEqual({ ...role, id, permissions: ['users:view', 'users:*'], isSeeded: false, version: 1 });
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('refuses permissions beyond its maker, unknown ones, and a name that exists', async () => {
    const before = identity.store.roles.size;
    await expect(createRole.execute({ actor: ACTOR, ...sampleRole({ permissions: ['users:view', 'roles:update'] }) })).rejects.toThrow(ForbiddenError);
    await expect(createRole.execute({ actor: ACTOR, ...sampleRole({ permissions: ['*'] }) })).rejects.toThrow(ForbiddenError);
    await expect(createRole.execute({ actor: ACTOR, ...sampleRole({ permissions: ['users:nil'] }) })).rejects.toThrow(InvalidInputError);
    await expect(createRole.execute({ actor: ACTOR, ...sampleRole({ name: 'guest' }) })).rejects.toThrow(NameTakenError);
    expect(identity.store.roles.size).toBe(before);
  });

  it('tells who made which role out of what', async () => {
    const role = sampleRole({ permissions: ['users:read'] });
    const id = await createRole.execute({ actor: ACTOR, ...role });
    expect(identity.outbox.events).toEqual([
      { type: 'role.created', actorId: 1, subject: { type: 'role', id }, data: { name: role.name, permissions: ['users:view'] } },
    ]);
  });

  it('stores and tells what the handlers of the signal make of it', async () => {
    identity.roleSignals.beforeCreate.handle((draft) => ({ ...draft, name: `${draft.name}_made` }));
    const role = sampleRole();
    const id = await createRole.execute({ actor: ACTOR, ...role });
    expect(await identity.roles.findForUpdate(id)).toMatchObject({ name: `${role.name}_made` });
    expect(identity.outbox.events).toMatchObject([{ data: { name: `${role.name}_made` } }]);
  });

  it('stores and tells nothing when a handler objects, or when it is refused', async () => {
    const before = identity.store.roles.size;
    await expect(createRole.execute({ actor: ACTOR, ...sampleRole({ permissions: ['*'] }) })).rejects.toThrow(ForbiddenError);
    identity.roleSignals.beforeCreate.handle(() => {
      throw new ForbiddenError('No more roles');
    });
    await expect(createRole.execute({ actor: ACTOR, ...sampleRole() })).rejects.toThrow('No more roles');
    expect([identity.store.roles.size, identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([before, [], ['undone', 'undone']]);
  });
});
