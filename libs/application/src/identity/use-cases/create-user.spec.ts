import { EmailTakenError, UsernameTakenError } from '@halolight/domain/identity';
import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { FakePasswordGenerator, FakePasswordHasher, idOfRole, InMemoryIdentity, ListedCommonPasswords } from '../testing/index.js';
import { CreateUser, type CreateUserCommand } from './create-user.js';
import { PasswordKeeper } from './password-keeper.js';
import { RoleFinder } from './role-finder.js';
import { UsernameMaker } from './username-maker.js';

const CREATOR = sampleActor(1, 'users:create');
const ASSIGNER = sampleActor(1, 'users:create', 'users:assign', 'dashboard:view');

describe('CreateUser', () => {
  let identity: InMemoryIdentity;
  let hasher: FakePasswordHasher;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    hasher = new FakePasswordHasher();
  });

  const create = (given: Partial<CreateUserCommand> = {}) =>
    new CreateUser(
      identity.unitOfWork,
      identity.users,
      new RoleFinder(identity.roles),
      new UsernameMaker(identity.users),
      new PasswordKeeper(hasher, new ListedCommonPasswords(['password1'])),
      hasher,
      new FakePasswordGenerator(),
      identity.userSignals,
      identity.outbox,
    ).execute({ actor: CREATOR, email: 'Ada@example.org', ...given });
  const view = async ({ userId }: { userId: number }) => identity.userDirectory.byId(userId);
  const isPassword = async (userId: number, password: string) =>
    (await hasher.verify(password, (await identity.users.credentialsOf(userId))?.passwordHash ?? null)).matches;

  it('needs no more than an e-mail address', async () => {
    const created = await create();
    expect(await view(created)).toMatchObject({
      email: 'ada@example.org',
      username: 'ada',
      name: 'ada',
      phone: null,
      avatar: null,
      department: null,
      position: null,
      bio: null,
      status: 'ACTIVE',
      roles: [{ name: 'user' }],
    });
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('keeps everything it is given', async () => {
    const given = { username: 'countess', name: 'Ada Byron', phone: '1', avatar: '2', department: '3', position: '4', bio: '5', status: 'INACTIVE' } as const;
    expect(await view(await create(given))).toMatchObject(given);
  });

  it('makes a password where none is given, tells it once, and has it changed', async () => {
    const { userId, generatedPassword } = await create();
    expect(await isPassword(userId, generatedPassword ?? '')).toBe(true);
    expect(await view({ userId })).toMatchObject({ mustChangePassword: true });
  });

  it('takes the password it is given, and does not repeat it', async () => {
    const { userId, generatedPassword } = await create({ password: 'correct horse' });
    expect(generatedPassword).toBeNull();
    expect(await isPassword(userId, 'correct horse')).toBe(true);
    expect(await view({ userId })).toMatchObject({ mustChangePassword: false });
  });

  it.each([
    ['email', { email: 'ada' }],
    ['username', { username: 'a@b' }],
    ['password', { password: '' }],
    ['password', { password: 'password1' }],
    ['password', { password: 'xx-countess-xx', username: 'countess' }],
    ['roles', { roles: ['nil'] }],
    ['roleIds', { roleIds: [-1] }],
    ['roles', { roleIds: [-1], roles: ['user'] }],
  ])('refuses a wrong %s (%j)', async (field, given) => {
    await expect(create({ actor: ASSIGNER, ...given })).rejects.toMatchObject({ kind: 'invalid', faults: [{ field }] });
    expect(identity.store.users.size).toBe(0);
  });

  it('refuses what is taken', async () => {
    await identity.addUser([], { email: 'ada@example.org', username: 'countess' });
    await expect(create()).rejects.toThrow(EmailTakenError);
    await expect(create({ email: 'other@example.org', username: 'Countess' })).rejects.toThrow(UsernameTakenError);
  });

  describe('with roles', () => {
    it('gives those that the actor may assign, by name or by id', async () => {
      expect(await view(await create({ actor: ASSIGNER, roles: ['guest'] }))).toMatchObject({ roles: [{ name: 'guest' }] });
      const roleIds = [await idOfRole(identity.roles, 'guest')];
      expect(await view(await create({ actor: ASSIGNER, email: 'b@example.org', roleIds }))).toMatchObject({ roles: [{ name: 'guest' }] });
    });

    it('gives none where none is wanted', async () => {
      expect(await view(await create({ actor: ASSIGNER, roles: [] }))).toMatchObject({ roles: [] });
    });

    it.each([
      ['without users:assign, by name', CREATOR, 'user', 'name'],
      ['without users:assign, by id', CREATOR, 'user', 'id'],
      ['beyond what the actor holds', sampleActor(1, 'users:assign'), 'guest', 'name'],
      ['that are administrative', ASSIGNER, 'admin', 'name'],
    ])('gives none %s', async (_case, actor, role, by) => {
      const references = by === 'id' ? { roleIds: [await idOfRole(identity.roles, role)] } : { roles: [role] };
      await expect(create({ actor, ...references })).rejects.toThrow(ForbiddenError);
      expect([identity.store.users.size, hasher.runs]).toEqual([0, 0]);
    });
  });

  describe('events and signals', () => {
    it('tells who opened which account with which status and roles, and nothing of its owner or password', async () => {
      const guest = await idOfRole(identity.roles, 'guest');
      const { userId } = await create({ actor: ASSIGNER, password: 'marble-otter-29', status: 'INACTIVE', roles: ['guest'] });
      expect(identity.outbox.events).toEqual([
        { type: 'user.created', actorId: 1, subject: { type: 'user', id: userId }, data: { status: 'INACTIVE', roleIds: [guest] } },
      ]);
    });

    it('tells of a generated password no more', async () => {
      const { userId } = await create();
      const data = { status: 'ACTIVE', roleIds: [await idOfRole(identity.roles, 'user')] };
      expect(identity.outbox.events).toEqual([{ type: 'user.created', actorId: 1, subject: { type: 'user', id: userId }, data }]);
    });

    it('tells nobody of a refusal', async () => {
      await create({ username: 'ada' });
      await expect(create({ email: 'other@example.org', username: 'ADA' })).rejects.toThrow(UsernameTakenError);
      await expect(create({ email: 'third@example.org', roles: ['guest'] })).rejects.toThrow(ForbiddenError);
      expect(identity.outbox.events).toHaveLength(1);
    });

    it('stores and tells what the handlers of the signal make of it', async () => {
      identity.userSignals.beforeCreate.handle((draft) => ({ ...draft, department: 'Newcomers', status: 'SUSPENDED' }));
      const created = await create();
      expect(await view(created)).toMatchObject({ department: 'Newcomers', status: 'SUSPENDED' });
      expect(identity.outbox.events).toMatchObject([{ data: { status: 'SUSPENDED' } }]);
    });

    it('stores and tells nothing when a handler objects', async () => {
      identity.userSignals.beforeCreate.handle(async () => {
        throw new ForbiddenError('Full');
      });
      await expect(create()).rejects.toThrow('Full');
      expect([identity.store.users.size, identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([0, [], ['undone']]);
    });
  });
});
