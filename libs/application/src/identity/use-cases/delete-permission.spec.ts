import { ConflictError, ForbiddenError, NotFoundError, Permission } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleRole } from '../testing/index.js';
import { DeletePermission } from './delete-permission.js';

const SUPER_ADMIN = sampleActor(1, '*');

describe('DeletePermission', () => {
  let identity: InMemoryIdentity;
  let deletePermission: DeletePermission;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    deletePermission = new DeletePermission(identity.unitOfWork, identity.permissions, identity.permissionSignals, identity.outbox);
  });

  it('takes a permission out of the catalogue and away from roles', async () => {
    const id = await identity.permissions.add(Permission.parse('robots:start'), null);
    const roleId = await identity.roles.add(sampleRole({ permissions: ['robots:start', 'users:view'] }));
    await deletePermission.execute(sampleActor(1, 'robots:*'), id);
    expect(await identity.permissions.find(id)).toBeNull();
    expect((await identity.roles.findForUpdate(roleId))?.permissions).toEqual(['users:view']);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
    await expect(deletePermission.execute(SUPER_ADMIN, id)).rejects.toThrow(NotFoundError);
  });

  it('stops who does not hold it', async () => {
    const id = await identity.permissions.add(Permission.parse('robots:start'), null);
    await expect(deletePermission.execute(sampleActor(1, 'permissions:delete'), id)).rejects.toThrow(ForbiddenError);
    expect(await identity.permissions.find(id)).not.toBeNull();
  });

  it('keeps one that the product asks for', async () => {
    const seeded = (await identity.permissionDirectory.all()).find((permission) => permission.name === 'users:view');
    const id = seeded?.id ?? -1;
    await expect(deletePermission.execute(SUPER_ADMIN, id)).rejects.toThrow(ConflictError);
    expect(await identity.permissions.find(id)).not.toBeNull();
  });

  it('tells who deleted which permission, and nobody of a refusal', async () => {
    const id = await identity.permissions.add(Permission.parse('robots:start'), null);
    await expect(deletePermission.execute(sampleActor(1), id)).rejects.toThrow(ForbiddenError);
    expect(identity.outbox.events).toEqual([]);
    await deletePermission.execute(SUPER_ADMIN, id);
    expect(identity.outbox.events).toEqual([
      { type: 'permission.deleted', actorId: 1, subject: { type: 'permission', id }, data: { name: 'robots:start' } },
    ]);
  });

  it('keeps one that a handler of the signal wants to keep', async () => {
    const id = await identity.permissions.add(Permission.parse('robots:start'), null);
    identity.permissionSignals.beforeDelete.handle(({ name }) => {
      throw new ForbiddenError(`${name} stays`);
    });
    await expect(deletePermission.execute(SUPER_ADMIN, id)).rejects.toThrow('robots:start stays');
    expect([await identity.permissions.find(id), identity.outbox.events]).toEqual([expect.anything(), []]);
  });
});
