import { NameTakenError, SeededRoleError } from '@halolight/domain/identity';
import { ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { idOfRole, InMemoryIdentity, sampleRole } from '../testing/index.js';
import { PermissionFinder } from './permission-finder.js';
import { UpdateRole, type UpdateRoleCommand } from './update-role.js';

const ACTOR = sampleActor(1, 'roles:update', 'users:*');
const SUPER_ADMIN = sampleActor(1, '*');

describe('UpdateRole', () => {
  let identity: InMemoryIdentity;
  let roleId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    roleId = await identity.roles.add(sampleRole({ description: 'Before', permissions: ['users:view', 'users:update'] }));
  });

  const update = (actor: Actor, id: number, changes: UpdateRoleCommand['changes'], expectedVersions?: readonly number[]) =>
    new UpdateRole(identity.unitOfWork, identity.roles, new PermissionFinder(identity.permissions), identity.roleSignals, identity.outbox).execute({
      actor,
      roleId: id,
      changes,
      expectedVersions,
    });
  const find = (id = roleId) => identity.roles.findForUpdate(id);

  it('changes what is given and nothing else', async () => {
    const before = await find();
    await update(ACTOR, roleId, { label: 'New label', name: undefined, description: undefined, permissions: undefined });
    expect(await find()).toEqual({ ...before, label: 'New label', version: 2 });
    await update(ACTOR, roleId, { name: 'new_name', description: null });
    expect(await find()).toEqual({ ...before, label: 'New label', name: 'new_name', description: null, version: 3 });
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'kept']);
  });

  it('changes what the role grants, without aliases', async () => {
    await update(ACTOR, roleId, { permissions: ['users:read', 'users:delete'] });
    expect((await find())?.permissions).toEqual(['users:view', 'users:delete']);
    await update(ACTOR, roleId, { permissions: [] });
    expect((await find())?.permissions).toEqual([]);
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    const before = await find();
    await expect(update(ACTOR, roleId, { label: 'L', permissions: ['users:view'] }, [2])).rejects.toThrow(StaleVersionError);
    await expect(update(ACTOR, roleId, { permissions: ['roles:delete'] }, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).toEqual(before);
    await update(ACTOR, roleId, { label: 'L' }, [1, 2]);
    expect(await find()).toEqual({ ...before, label: 'L', version: 2 });
  });

  it('does not know a role that is not there', async () => {
    await expect(update(SUPER_ADMIN, -5, {})).rejects.toThrow(NotFoundError);
  });

  it('refuses unknown permissions and a name that exists', async () => {
    await expect(update(ACTOR, roleId, { permissions: ['users:nil'] })).rejects.toThrow(InvalidInputError);
    await expect(update(ACTOR, roleId, { name: 'guest' })).rejects.toThrow(NameTakenError);
  });

  it('stops who does not hold all that is granted, before and after', async () => {
    await expect(update(ACTOR, roleId, { permissions: ['users:view', 'roles:delete'] })).rejects.toThrow(ForbiddenError);
    await expect(update(sampleActor(1, 'users:view'), roleId, { permissions: ['users:view'] })).rejects.toThrow(ForbiddenError);
    expect((await find())?.permissions).toEqual(['users:view', 'users:update']);
  });

  it('lets who does not hold them repeat the same permissions, in any order', async () => {
    await update(sampleActor(1), roleId, { label: 'New label', permissions: ['users:edit', 'users:read'] });
    expect(await find()).toMatchObject({ label: 'New label', permissions: ['users:view', 'users:update'] });
  });

  it.each([[['users:view']], [['users:view', 'users:delete']], [['users:view', 'users:update', 'users:delete']]])(
    'does not take %j for the same permissions',
    async (permissions) => {
      await update(ACTOR, roleId, { permissions });
      expect((await find())?.permissions).toEqual(permissions);
    },
  );

  it('leaves the administrative roles to super administrators, and the seeded names to nobody', async () => {
    const admin = await idOfRole(identity.roles, 'admin');
    const superAdmin = await idOfRole(identity.roles, 'super_admin');
    await expect(update(ACTOR, admin, { label: 'X' })).rejects.toThrow(ForbiddenError);
    await update(SUPER_ADMIN, admin, { label: 'X', permissions: ['users:*'] });
    expect(await find(admin)).toMatchObject({ label: 'X', permissions: ['users:*'] });
    await expect(update(SUPER_ADMIN, admin, { name: 'boss' })).rejects.toThrow(SeededRoleError);
    await expect(update(SUPER_ADMIN, superAdmin, { permissions: ['users:*'] })).rejects.toThrow(SeededRoleError);
    await update(SUPER_ADMIN, superAdmin, { label: 'Root', permissions: ['*'] });
    expect(await find(superAdmin)).toMatchObject({ label: 'Root', permissions: ['*'] });
  });

  describe('events and signals', () => {
    it('tells who described which role', async () => {
      await update(ACTOR, roleId, { name: 'new_name', description: 'After' });
      expect(identity.outbox.events).toEqual([
        { type: 'role.updated', actorId: 1, subject: { type: 'role', id: roleId }, data: { name: 'new_name' } },
      ]);
    });

    it('tells of a change of permissions apart, with what they were and are', async () => {
      const name = (await find())?.name;
      await update(ACTOR, roleId, { permissions: ['users:delete'] });
      expect(identity.outbox.events).toEqual([
        { type: 'role.updated', actorId: 1, subject: { type: 'role', id: roleId }, data: { name } },
        {
          type: 'role.permissions_changed',
          actorId: 1,
          subject: { type: 'role', id: roleId },
          data: { from: ['users:view', 'users:update'], to: ['users:delete'] },
        },
      ]);
    });

    it('tells nobody of permissions that stay the same, nor of a refusal', async () => {
      await update(ACTOR, roleId, { permissions: ['users:update', 'users:view'] });
      expect(identity.outbox.events.map(({ type }) => type)).toEqual(['role.updated']);
      await expect(update(ACTOR, roleId, { permissions: ['roles:delete'] })).rejects.toThrow(ForbiddenError);
      await expect(update(ACTOR, -5, {})).rejects.toThrow(NotFoundError);
      expect(identity.outbox.events).toHaveLength(1);
    });

    it('stores and tells what the handlers of the signal make of it', async () => {
      identity.roleSignals.beforeUpdate.handle((role) => ({ ...role, name: `${role.name}_2`, label: 'Handled' }));
      await update(ACTOR, roleId, { name: 'renamed' });
      expect(await find()).toMatchObject({ name: 'renamed_2', label: 'Handled' });
      expect(identity.outbox.events).toMatchObject([{ type: 'role.updated', data: { name: 'renamed_2' } }]);
    });

    it('grants what the handlers of the signal make of it', async () => {
      identity.roleSignals.beforeUpdate.handle((role) => ({ ...role, permissions: role.permissions.filter((name) => name !== 'users:delete') }));
      await update(ACTOR, roleId, { permissions: ['users:delete', 'users:update'] });
      expect((await find())?.permissions).toEqual(['users:update']);
      expect(identity.outbox.events).toMatchObject([{ type: 'role.updated' }, { type: 'role.permissions_changed', data: { to: ['users:update'] } }]);
    });

    it('stores and tells nothing when a handler objects', async () => {
      const before = await find();
      identity.roleSignals.beforeUpdate.handle(() => {
        throw new ForbiddenError('Leave it');
      });
      await expect(update(ACTOR, roleId, { label: 'X', permissions: ['users:delete'] })).rejects.toThrow('Leave it');
      expect(await find()).toEqual(before);
      expect([identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([[], ['undone']]);
    });
  });
});
