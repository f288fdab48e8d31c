import { EmailTakenError, RoleGoneError, UsernameTakenError, type User } from '@halolight/domain/identity';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewUser } from '../ports/user-repository.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { idOfRole } from './id-of-role.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'roles' | 'userDirectory';

const UNKNOWN_ID = 2_000_000_000;

/** What every `UserRepository` keeps to. */
export function userRepositoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of UserRepository`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (given: Partial<NewUser> = {}) => ports.unitOfWork.run(() => ports.users.add(sampleUser(given)));
    const find = async (id: number): Promise<User> => {
      const user = await ports.unitOfWork.run(() => ports.users.findForUpdate(id));
      if (!user) throw new Error(`No user ${id}`);
      return user;
    };
    const change = async (id: number, changes: Partial<User>) => {
      await ports.unitOfWork.run(async () => ports.users.update({ ...(await find(id)), ...changes }));
    };
    const remove = (id: number) => ports.unitOfWork.run(() => ports.users.remove(id));

    describe('adding', () => {
      it('keeps everything it was given, from version 1', async () => {
        const roleIds = [await idOfRole(ports.roles, 'user'), await idOfRole(ports.roles, 'guest')];
        const given = sampleUser({
          name: 'Grace Hopper',
          phone: '+1 555 0100',
          avatar: 'https://example.org/grace.png',
          department: 'Navy',
          position: 'Rear admiral',
          bio: 'Wrote a compiler.\nTwice.',
          status: 'INACTIVE',
          mustChangePassword: true,
          roleIds,
        });
        const id = await ports.users.add(given);

        const { roleNames, permissions, ...user } = await find(id);
        const { passwordHash, roleIds: _, ...profile } = given;
        expect(user).toEqual({ ...profile, id, emailChangedByOthersAt: null, version: 1 });
        expect([...roleNames].sort()).toEqual(['guest', 'user']);
        expect(permissions).toContain('dashboard:view');
        expect(await ports.users.credentialsOf(id)).toEqual({ userId: id, passwordHash, status: 'INACTIVE', initialPasswordSetAt: expect.any(Date) });
      });

      it('accepts an account without a role and without anything that may be absent', async () => {
        const user = await find(await add());
        expect(user).toMatchObject({ phone: null, avatar: null, department: null, position: null, bio: null, roleNames: [], permissions: [] });
      });

      it('gives every account an id of its own', async () => {
        expect(await add()).not.toBe(await add());
      });

      it('refuses an e-mail address that is taken', async () => {
        const { email } = await find(await add());
        await expect(add({ email })).rejects.toThrow(EmailTakenError);
      });

      it('refuses a username that is taken, whatever its case', async () => {
        const { username } = await find(await add());
        await expect(add({ username })).rejects.toThrow(UsernameTakenError);
        await expect(add({ username: username.toUpperCase() })).rejects.toThrow(UsernameTakenError);
      });

      it('lets one of two through that want the same e-mail address at once', async () => {
        const { email } = sampleUser();
        const outcomes = await Promise.allSettled([add({ email }), add({ email })]);
        expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(EmailTakenError);
      });
    });

    describe('finding', () => {
      it('finds nothing under an unknown id, login or username', async () => {
        expect(await ports.unitOfWork.run(() => ports.users.findForUpdate(UNKNOWN_ID))).toBeNull();
        expect(await ports.users.credentialsOf(UNKNOWN_ID)).toBeNull();
        expect(await ports.users.findCredentials('nobody@example.org')).toBeNull();
        expect(await ports.users.findCredentials('nobody-at-all')).toBeNull();
        expect(await ports.users.isUsernameTaken('nobody-at-all')).toBe(false);
      });

      it('finds credentials by e-mail address and by username, whatever their case', async () => {
        const given = sampleUser({ passwordHash: 'hash of the sought', status: 'SUSPENDED' });
        const userId = await ports.users.add(given);
        const credentials = { userId, passwordHash: 'hash of the sought', status: 'SUSPENDED', initialPasswordSetAt: null };
        for (const login of [given.email, given.email.toUpperCase(), given.username, given.username.toUpperCase()]) {
          expect(await ports.users.findCredentials(login)).toEqual(credentials);
        }
      });

      it('takes a login for what it says, not for a pattern', async () => {
        const { username } = await find(await add());
        expect(await ports.users.findCredentials(`${username.slice(0, -1)}_`)).toBeNull();
        expect(await ports.users.findCredentials(`${username.slice(0, 4)}%`)).toBeNull();
        expect(await ports.users.isUsernameTaken(`${username.slice(0, 4)}%`)).toBe(false);
      });

      it('knows that a username is taken, whatever its case', async () => {
        const { username } = await find(await add());
        expect(await ports.users.isUsernameTaken(username)).toBe(true);
        expect(await ports.users.isUsernameTaken(username.toUpperCase())).toBe(true);
      });
    });

    describe('updating', () => {
      it('stores the profile and the status and raises the version', async () => {
        const id = await add({ phone: '+1 555 0100', bio: 'Before' });
        const before = await find(id);
        const fresh = sampleUser();
        const changes = {
          email: fresh.email,
          username: fresh.username,
          name: 'New name',
          phone: null,
          avatar: 'https://example.org/new.png',
          department: 'New department',
          position: 'New position',
          bio: 'After',
          status: 'SUSPENDED',
          emailChangedByOthersAt: new Date('2026-03-01T10:20:30.456Z'),
        } as const;
        await change(id, changes);

        const { version, ...after } = await find(id);
        expect(after).toMatchObject({ ...changes, id, mustChangePassword: false, roleNames: [] });
        expect(version).toBeGreaterThan(before.version);
        expect(await ports.users.findCredentials(fresh.email)).toMatchObject({ userId: id, status: 'SUSPENDED' });
        expect(await ports.users.findCredentials(before.email)).toBeNull();
        await change(id, { emailChangedByOthersAt: null });
        expect((await find(id)).emailChangedByOthersAt).toBeNull();
      });

      it('leaves the roles, the password and every other account alone', async () => {
        const other = await add();
        const untouched = await find(other);
        const id = await add({ roleIds: [await idOfRole(ports.roles, 'guest')], passwordHash: 'kept' });
        await change(id, { name: 'Renamed' });
        expect((await find(id)).roleNames).toEqual(['guest']);
        expect(await ports.users.credentialsOf(id)).toMatchObject({ passwordHash: 'kept' });
        expect(await find(other)).toEqual(untouched);
      });

      it('lets an account keep its own e-mail address and change the case of its own username', async () => {
        const id = await add();
        const { username } = await find(id);
        await change(id, { username: username.toUpperCase() });
        expect((await find(id)).username).toBe(username.toUpperCase());
      });

      it('refuses an e-mail address or username of another account', async () => {
        const { email, username } = await find(await add());
        const id = await add();
        const before = await find(id);
        await expect(change(id, { email })).rejects.toThrow(EmailTakenError);
        await expect(change(id, { username: username.toUpperCase() })).rejects.toThrow(UsernameTakenError);
        expect(await find(id)).toEqual(before);
      });
    });

    describe('roles', () => {
      it('replaces all roles and raises the version', async () => {
        const [user, guest, admin] = await Promise.all(['user', 'guest', 'admin'].map((role) => idOfRole(ports.roles, role)));
        const id = await add({ roleIds: [user, guest].filter((role) => role !== undefined) });
        const before = await find(id);
        await ports.users.setRoles(id, [guest, admin].filter((role) => role !== undefined));

        const after = await find(id);
        expect([...after.roleNames].sort()).toEqual(['admin', 'guest']);
        expect(after.version).toBeGreaterThan(before.version);
      });

      it('gives no role that is not there any more', async () => {
        const id = await add({ roleIds: [] });
        await expect(ports.users.setRoles(id, [2_000_000_000])).rejects.toThrow(RoleGoneError);
        await expect(add({ roleIds: [2_000_000_000] })).rejects.toThrow(RoleGoneError);
        expect((await find(id)).roleNames).toEqual([]);
      });

      it('takes all roles away when none is given', async () => {
        const id = await add({ roleIds: [await idOfRole(ports.roles, 'user')] });
        await ports.users.setRoles(id, []);
        expect((await find(id)).roleNames).toEqual([]);
      });
    });

    describe('passwords', () => {
      it('replaces the hash, says whether it must be changed, and raises the version', async () => {
        const id = await add({ mustChangePassword: true });
        const before = await find(id);
        await ports.users.setPassword(id, 'second', false);
        expect(await ports.users.credentialsOf(id)).toMatchObject({ passwordHash: 'second' });

        const after = await find(id);
        expect(after.mustChangePassword).toBe(false);
        expect(after.version).toBeGreaterThan(before.version);
        await ports.users.setPassword(id, 'third', true);
        expect((await find(id)).mustChangePassword).toBe(true);
      });

      it('tells when it was set where its owner must change it, however it is strengthened', async () => {
        const id = await add({ passwordHash: 'weak', mustChangePassword: true });
        const setAt = async () => (await ports.users.credentialsOf(id))?.initialPasswordSetAt;
        const first = await setAt();
        expect(first).toBeInstanceOf(Date);
        await ports.users.strengthenPassword(id, 'weak', 'strong');
        await change(id, { name: 'N' });
        expect(await setAt()).toEqual(first);
        await ports.users.setPassword(id, 'own', false);
        expect(await setAt()).toBeNull();
        await ports.users.setPassword(id, 'given', true);
        expect((await setAt())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
        expect(await ports.users.findCredentials((await find(id)).email)).toEqual(await ports.users.credentialsOf(id));
      });

      it('strengthens the hash of an unchanged password only', async () => {
        const id = await add({ passwordHash: 'weak', mustChangePassword: true });
        await ports.users.strengthenPassword(id, 'weak', 'strong');
        expect(await ports.users.credentialsOf(id)).toMatchObject({ passwordHash: 'strong' });
        expect((await find(id)).mustChangePassword).toBe(true);
        await ports.users.strengthenPassword(id, 'weak', 'too late');
        expect(await ports.users.credentialsOf(id)).toMatchObject({ passwordHash: 'strong' });
      });
    });

    describe('recording a sign-in', () => {
      const at = new Date('2026-03-01T10:20:30.456Z');
      const record = (id: number) => ports.unitOfWork.run(() => ports.users.recordSignIn(id, 'verified', at));
      const lastSignIn = async (id: number) => (await ports.userDirectory.byId(id))?.lastLoginAt;

      it('keeps its time', async () => {
        const id = await add({ passwordHash: 'verified' });
        expect(await lastSignIn(id)).toBeNull();
        expect(await record(id)).toBe(true);
        expect(await lastSignIn(id)).toEqual(at);
      });

      it('refuses when the password was changed since it was verified', async () => {
        const id = await add({ passwordHash: 'verified' });
        await ports.users.setPassword(id, 'changed', false);
        expect(await record(id)).toBe(false);
        expect(await lastSignIn(id)).toBeNull();
      });

      it('refuses when the account was closed since then', async () => {
        const suspended = await add({ passwordHash: 'verified', status: 'SUSPENDED' });
        expect(await record(suspended)).toBe(false);
        const removed = await add({ passwordHash: 'verified' });
        await remove(removed);
        expect(await record(removed)).toBe(false);
      });
    });

    describe('removing', () => {
      it('hides the account from everything', async () => {
        const id = await add();
        const { email, username } = await find(id);
        await remove(id);
        expect(await ports.unitOfWork.run(() => ports.users.findForUpdate(id))).toBeNull();
        expect(await ports.users.credentialsOf(id)).toBeNull();
        expect(await ports.users.findCredentials(email)).toBeNull();
        expect(await ports.users.findCredentials(username)).toBeNull();
        expect(await ports.users.isUsernameTaken(username)).toBe(false);
        expect(await ports.userDirectory.byId(id)).toBeNull();
      });

      it('makes its e-mail address and username free, again and again', async () => {
        const { email, username } = sampleUser();
        const first = await add({ email, username });
        await remove(first);
        const second = await add({ email, username });
        await remove(second);
        const third = await add({ email, username });
        expect(new Set([first, second, third]).size).toBe(3);
        expect(await ports.users.findCredentials(email)).toMatchObject({ userId: third });
      });
    });

    describe('super administrators', () => {
      const count = (exceptId: number) => ports.unitOfWork.run(() => ports.users.countOtherActiveSuperAdmins(exceptId));

      it('counts the active ones that were not deleted, except the one in question', async () => {
        const roleIds = [await idOfRole(ports.roles, 'super_admin')];
        const before = await count(UNKNOWN_ID);
        const first = await add({ roleIds });
        const second = await add({ roleIds });
        await add({ roleIds: [await idOfRole(ports.roles, 'admin')] });
        await add({ roleIds, status: 'INACTIVE' });
        await add({ roleIds, status: 'SUSPENDED' });
        await remove(await add({ roleIds }));

        expect(await count(UNKNOWN_ID)).toBe(before + 2);
        expect(await count(first)).toBe(before + 1);
        await change(second, { status: 'INACTIVE' });
        expect(await count(first)).toBe(before);
        await ports.users.setRoles(first, []);
        expect(await count(UNKNOWN_ID)).toBe(before);
      });
    });
  });
}
