import { EmailTakenError } from '@halolight/domain/identity';
import { ForbiddenError, InvalidInputError, NotFoundError, RateLimitedError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { RecordingJobQueue, sampleActor } from '../../kernel/testing/index.js';
import { idOfRole, InMemoryIdentity, InMemoryNameChangeLimit, sampleSession } from '../testing/index.js';
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
  let nameChanges: InMemoryNameChangeLimit;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    nameChanges = new InMemoryNameChangeLimit(identity.clock);
  });

  const edit = (actor: Actor, userId: number, wanted: Partial<EditUserCommand>) => {
    const { unitOfWork, users, roles, sessions, passwordResets, clock, userSignals, outbox, userDirectory } = identity;
    const administrators = new AdministratorGuard(users);
    return new EditUser(
      unitOfWork,
      new UpdateUser(unitOfWork, users, sessions, passwordResets, administrators, clock, userSignals, outbox, new EmailChangeNotice(outbox, new RecordingJobQueue(), clock)),
      new AssignRoles(unitOfWork, users, new RoleFinder(roles), administrators, userSignals, outbox),
      userDirectory,
      nameChanges,
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

  describe('the own e-mail address and username', () => {
    const own = async () => {
      const userId = await identity.addUser(['user'], { email: 'ada@example.org', username: 'ada' });
      const sessionId = await identity.sessions.add(sampleSession(userId, { startedAt: identity.clock.now() }));
      return { userId, actor: { ...sampleActor(userId), sessionId } };
    };
    beforeEach(async () => void (await identity.addUser([], { email: 'taken@example.org', username: 'taken' })));

    it.each([{ email: 'taken@example.org' }, { username: 'Taken' }])('tell ten times in a quarter of an hour whether another is taken: %j', async (changes) => {
      const { userId, actor } = await own();
      for (let time = 0; time < 10; time += 1) await expect(edit(actor, userId, { changes })).rejects.toThrow('is taken');
      await expect(edit(actor, userId, { changes })).rejects.toThrow(RateLimitedError);
      await expect(edit(actor, userId, { changes: { email: 'free@example.org' } })).rejects.toThrow(RateLimitedError);
      identity.clock.advance(15 * 60_000);
      await expect(edit({ ...actor, sessionId: await identity.sessions.add(sampleSession(userId, { startedAt: identity.clock.now() })) }, userId, { changes })).rejects.toThrow('is taken');
    });

    it('count as well where they are free: that tells as much', async () => {
      const { userId, actor } = await own();
      for (let time = 0; time < 10; time += 1) await edit(actor, userId, { changes: { email: `free-${time}@example.org` } });
      await expect(edit(actor, userId, { changes: { email: 'taken@example.org' } })).rejects.toThrow(RateLimitedError);
    });

    it('count for nothing where they stay or are wrong, and other fields never', async () => {
      const { userId, actor } = await own();
      for (let time = 0; time < 12; time += 1) await edit(actor, userId, { changes: { name: `Ada ${time}`, email: ' Ada@example.org ', username: 'ada' } });
      for (let time = 0; time < 12; time += 1) await expect(edit(actor, userId, { changes: { email: 'x' } })).rejects.toThrow(InvalidInputError);
      for (let time = 0; time < 12; time += 1) await edit(actor, userId, {});
      await expect(edit(actor, userId, { changes: { email: 'taken@example.org' } })).rejects.toThrow(EmailTakenError);
    });

    it('are not counted for who changes those of others, or is gone', async () => {
      const { userId } = await own();
      for (let time = 0; time < 12; time += 1) await expect(edit(sampleActor(-1, '*'), userId, { changes: { email: 'taken@example.org' } })).rejects.toThrow(EmailTakenError);
      await expect(edit(sampleActor(-5), -5, { changes: { email: 'taken@example.org' } })).rejects.toThrow(NotFoundError);
    });
  });
});
