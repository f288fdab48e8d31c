import { ForbiddenError, InvalidInputError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { RecordingJobQueue, sampleActor } from '../../kernel/testing/index.js';
import { idOfRole, InMemoryIdentity } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';
import { AssignRoles } from './assign-roles.js';
import { EditUser, type EditUserCommand } from './edit-user.js';
import { EmailChangeNotice } from './email-change-notice.js';
import { RoleFinder } from './role-finder.js';
import { UpdateUser } from './update-user.js';

const EDITOR = sampleActor(-1, 'users:update');
const ASSIGNER = sampleActor(-1, 'users:update', 'users:assign', 'dashboard:view');

describe('EditUser', () => {
  let identity: InMemoryIdentity;
  beforeEach(() => {
    identity = new InMemoryIdentity();
  });

  const edit = (actor: Actor, userId: number, wanted: Pick<EditUserCommand, 'roles' | 'expectedVersions'>) => {
    const { unitOfWork, users, roles, sessions, passwordResets, clock, userSignals, outbox } = identity;
    const administrators = new AdministratorGuard(users);
    return new EditUser(
      unitOfWork,
      new UpdateUser(unitOfWork, users, sessions, passwordResets, administrators, clock, userSignals, outbox, new EmailChangeNotice(outbox, new RecordingJobQueue(), clock)),
      new AssignRoles(unitOfWork, users, new RoleFinder(roles), administrators, userSignals, outbox),
    ).execute({ actor, userId, changes: { name: 'New name' }, ...wanted });
  };
  const find = (userId: number) => identity.users.findForUpdate(userId);

  it('changes fields and roles in one piece, and tells of both', async () => {
    const userId = await identity.addUser(['user']);
    await edit(ASSIGNER, userId, { roles: { roleIds: [await idOfRole(identity.roles, 'guest')] }, expectedVersions: [1] });
    expect(await find(userId)).toMatchObject({ name: 'New name', roleNames: ['guest'] });
    expect(identity.outbox.events).toMatchObject([{ type: 'user.updated' }, { type: 'user.roles_changed', data: { from: ['user'], to: ['guest'] } }]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('leaves the roles where none are named, and takes them all where the list is empty', async () => {
    const userId = await identity.addUser(['user']);
    await edit(EDITOR, userId, {});
    await edit(EDITOR, userId, { roles: { roleIds: undefined, roles: undefined } });
    expect(await find(userId)).toMatchObject({ name: 'New name', roleNames: ['user'] });
    await edit(ASSIGNER, userId, { roles: { roles: [] } });
    expect(await find(userId)).toMatchObject({ roleNames: [] });
  });

  it('undoes the fields when the roles are refused', async () => {
    const userId = await identity.addUser(['user']);
    await expect(edit(EDITOR, userId, { roles: { roles: ['guest'] } })).rejects.toThrow(ForbiddenError);
    await expect(edit(ASSIGNER, userId, { roles: { roles: ['admin'] } })).rejects.toThrow(ForbiddenError);
    await expect(edit(ASSIGNER, userId, { roles: { roleIds: [99_999] } })).rejects.toThrow(InvalidInputError);
    expect(identity.unitOfWork.outcomes).toEqual(['undone', 'undone', 'undone']);
  });

  it('gives no roles when the fields are refused', async () => {
    const userId = await identity.addUser(['user']);
    await expect(edit(sampleActor(-1, 'users:assign', 'dashboard:view'), userId, { roles: { roles: ['guest'] } })).rejects.toThrow(ForbiddenError);
    await expect(edit(ASSIGNER, userId, { roles: { roles: ['guest'] }, expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    expect(await find(userId)).toMatchObject({ roleNames: ['user'] });
  });
});
