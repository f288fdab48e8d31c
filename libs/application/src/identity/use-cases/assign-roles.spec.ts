import { LastSuperAdminError } from '@halolight/domain/identity';
import { ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { idOfRole, InMemoryIdentity } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';
import { AssignRoles } from './assign-roles.js';
import { RoleFinder, type RoleReferences } from './role-finder.js';

const ASSIGNER = sampleActor(-1, 'users:assign', 'dashboard:view');
const SUPER_ADMIN = sampleActor(-1, '*');

describe('AssignRoles', () => {
  let identity: InMemoryIdentity;
  beforeEach(() => {
    identity = new InMemoryIdentity();
  });

  const assign = (actor: Actor, userId: number, references: RoleReferences, expectedVersions?: readonly number[]) =>
    new AssignRoles(identity.unitOfWork, identity.users, new RoleFinder(identity.roles), new AdministratorGuard(identity.users), identity.userSignals, identity.outbox).execute({
      actor,
      userId,
      expectedVersions,
      ...references,
    });
  const rolesOf = async (userId: number) => (await identity.users.findForUpdate(userId))?.roleNames;

  it('gives exactly the named roles, by name or by id', async () => {
    const userId = await identity.addUser(['user']);
    await assign(ASSIGNER, userId, { roles: ['guest'] });
    expect(await rolesOf(userId)).toEqual(['guest']);
    await assign(ASSIGNER, userId, { roleIds: [await idOfRole(identity.roles, 'user'), await idOfRole(identity.roles, 'guest')] });
    expect(await rolesOf(userId)).toEqual(['user', 'guest']);
    await assign(ASSIGNER, userId, { roles: [] });
    expect(await rolesOf(userId)).toEqual([]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'kept', 'kept']);
  });

  it('does not know an account or a role that is not there', async () => {
    const userId = await identity.addUser(['user']);
    await expect(assign(SUPER_ADMIN, -5, { roles: ['user'] })).rejects.toThrow(NotFoundError);
    await expect(assign(SUPER_ADMIN, userId, { roles: ['nil'] })).rejects.toThrow(InvalidInputError);
    await expect(assign(SUPER_ADMIN, userId, {})).rejects.toMatchObject({ faults: [{ field: 'roleIds' }] });
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    const userId = await identity.addUser(['user']);
    await expect(assign(ASSIGNER, userId, { roles: ['guest'] }, [2])).rejects.toThrow(StaleVersionError);
    await expect(assign(sampleActor(-1), userId, { roles: ['guest'] }, [2])).rejects.toThrow(ForbiddenError);
    expect(await rolesOf(userId)).toEqual(['user']);
    await assign(ASSIGNER, userId, { roles: ['guest'] }, [1]);
    expect(await rolesOf(userId)).toEqual(['guest']);
  });

  it('stops who may not, and changes nothing', async () => {
    const userId = await identity.addUser(['user']);
    await expect(assign(sampleActor(-1, 'users:update'), userId, { roles: ['guest'] })).rejects.toThrow(ForbiddenError);
    await expect(assign(ASSIGNER, userId, { roles: ['admin'] })).rejects.toThrow(ForbiddenError);
    await expect(assign({ ...ASSIGNER, userId }, userId, { roles: ['guest'] })).rejects.toThrow(ForbiddenError);
    expect(await rolesOf(userId)).toEqual(['user']);
  });

  it('lets a super administrator make another', async () => {
    const userId = await identity.addUser(['user']);
    await assign(SUPER_ADMIN, userId, { roles: ['super_admin'] });
    expect(await rolesOf(userId)).toEqual(['super_admin']);
  });

  it('keeps the last active super administrator one', async () => {
    const userId = await identity.addUser(['super_admin']);
    await expect(assign(SUPER_ADMIN, userId, { roles: ['admin'] })).rejects.toThrow(LastSuperAdminError);
    expect(await rolesOf(userId)).toEqual(['super_admin']);
    await assign(SUPER_ADMIN, userId, { roles: ['super_admin', 'guest'] });
    expect(await rolesOf(userId)).toEqual(['super_admin', 'guest']);
    await identity.addUser(['super_admin']);
    await assign(SUPER_ADMIN, userId, { roles: ['admin'] });
    expect(await rolesOf(userId)).toEqual(['admin']);
  });

  it('tells who gave whom which roles instead of which, and nobody of a refusal', async () => {
    const userId = await identity.addUser(['user']);
    await expect(assign(ASSIGNER, userId, { roles: ['admin'] })).rejects.toThrow(ForbiddenError);
    expect(identity.outbox.events).toEqual([]);
    await assign(ASSIGNER, userId, { roles: ['guest'] });
    expect(identity.outbox.events).toEqual([
      { type: 'user.roles_changed', actorId: -1, subject: { type: 'user', id: userId }, data: { from: ['user'], to: ['guest'] } },
    ]);
  });

  describe('and the handlers of the signal', () => {
    it('gives the roles that they make of it, and tells of those', async () => {
      const userId = await identity.addUser(['user']);
      identity.userSignals.beforeUpdate.handle((user) => ({ ...user, roleNames: [...user.roleNames, 'user'] }));
      await assign(ASSIGNER, userId, { roles: ['guest'] });
      expect(await rolesOf(userId)).toEqual(['user', 'guest']);
      expect(identity.outbox.events).toMatchObject([{ type: 'user.roles_changed', data: { from: ['user'], to: expect.arrayContaining(['user', 'guest']) } }]);
    });

    it('gives none when one objects', async () => {
      const userId = await identity.addUser(['user']);
      identity.userSignals.beforeUpdate.handle(({ roleNames }) => {
        throw new ForbiddenError(`Not ${roleNames.join()}`);
      });
      await expect(assign(ASSIGNER, userId, { roles: ['guest'] })).rejects.toThrow('Not guest');
      expect([await rolesOf(userId), identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([['user'], [], ['undone']]);
    });

    it('keeps the last super administrator from them as well', async () => {
      const userId = await identity.addUser(['super_admin']);
      identity.userSignals.beforeUpdate.handle((user) => ({ ...user, roleNames: ['guest'] }));
      await expect(assign(SUPER_ADMIN, userId, { roles: ['super_admin', 'user'] })).rejects.toThrow(LastSuperAdminError);
      expect(await rolesOf(userId)).toEqual(['super_admin']);
    });
  });
});
