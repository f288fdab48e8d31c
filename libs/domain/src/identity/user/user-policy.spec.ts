import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../../kernel/index.js';
import type { Role } from '../role/role.js';
import {
  assertMayAssignRoles,
  assertMayChangeEmail,
  assertMayChangeStatus,
  assertMayChangeUsername,
  assertMayDeleteUser,
  assertMayEditUser,
  assertMayGrant,
  assertMayViewUser,
  assertRecentSignIn,
  type UserManager,
} from './user-policy.js';
import type { UserStatus } from './user-status.js';

const SELF = 1;
const OTHER = 2;
const who = (...permissions: string[]): UserManager => ({ userId: SELF, permissions: new PermissionSet(permissions) });
const user = (id: number, roleNames: string[] = ['user'], status: UserStatus = 'ACTIVE', permissions: string[] = []) => ({ id, roleNames, status, permissions });
const holding = (...permissions: string[]) => user(OTHER, ['user'], 'ACTIVE', permissions);
const role = (name: string, permissions: string[] = []): Role => ({
  id: 9,
  name,
  label: name,
  description: null,
  permissions,
  isSeeded: false,
  version: 1,
});
const nobody = who();
const admin = who('users:*', 'dashboard:view');
const superAdmin = who('*');

describe('assertMayViewUser', () => {
  it.each([
    ['oneself, without any permission', nobody, SELF],
    ['another, with users:view', who('users:view'), OTHER],
    ['another, under a wildcard', who('*:view'), OTHER],
  ])('shows %s', (_case, actor, target) => {
    expect(() => assertMayViewUser(actor, target)).not.toThrow();
  });

  it.each([['nothing', nobody], ['another permission', who('users:update')]])('hides another from who holds %s', (_case, actor) => {
    expect(() => assertMayViewUser(actor, OTHER)).toThrow(ForbiddenError);
  });
});

describe('assertMayEditUser', () => {
  it.each([
    ['oneself, without any permission', nobody, user(SELF)],
    ['oneself, being an administrator', admin, user(SELF, ['admin'])],
    ['another, with users:update', who('users:update'), user(OTHER)],
    ['an administrator, being a super administrator', superAdmin, user(OTHER, ['admin'])],
    ['a super administrator, being another', superAdmin, user(OTHER, ['super_admin'])],
  ])('lets edit %s', (_case, actor, target) => {
    expect(() => assertMayEditUser(actor, target)).not.toThrow();
  });

  it.each([
    ['another, without users:update', who('users:view', 'users:delete'), user(OTHER)],
    ['another administrator, being one', admin, user(OTHER, ['user', 'admin'])],
    ['a super administrator, being an administrator', admin, user(OTHER, ['super_admin'])],
  ])('does not let edit %s', (_case, actor, target) => {
    expect(() => assertMayEditUser(actor, target)).toThrow(ForbiddenError);
  });
});

describe('assertMayChangeUsername', () => {
  const changedAt = new Date('2026-03-01T12:00:00Z');
  const target = { id: OTHER, emailChangedByOthersAt: changedAt };
  const [within, after] = [new Date('2026-03-02T11:59:59Z'), new Date('2026-03-02T12:00:00Z')];

  it('leaves who was told their username that name for a day, whoever else comes', () => {
    for (const actor of [admin, superAdmin]) {
      const refused = () => assertMayChangeUsername(actor, target, within);
      expect(refused).toThrow(ForbiddenError);
      expect(refused).toThrow('Only its owner changes the username of an account for 24 hours after somebody else changed its e-mail address');
    }
  });

  it.each([
    ['the owner', { ...target, id: SELF }, within],
    ['others when the day is over', target, after],
    ['others where nobody else changed the address', { ...target, emailChangedByOthersAt: null }, within],
  ])('lets %s change it', (_who, account, now) => {
    expect(() => assertMayChangeUsername(admin, account, now)).not.toThrow();
  });
});

describe('assertMayChangeStatus', () => {
  it.each([
    ['own status that stays', nobody, user(SELF), 'ACTIVE'],
    ['status of an administrator that stays', nobody, user(OTHER, ['admin'], 'SUSPENDED'), 'SUSPENDED'],
    ['status of another, with users:update', who('users:update'), user(OTHER), 'SUSPENDED'],
    ['status of another back to active', who('users:update'), user(OTHER, ['user'], 'INACTIVE'), 'ACTIVE'],
    ['status of an administrator, being a super administrator', superAdmin, user(OTHER, ['admin']), 'INACTIVE'],
  ] as const)('accepts the %s', (_case, actor, target, status) => {
    expect(() => assertMayChangeStatus(actor, target, status)).not.toThrow();
  });

  it.each([
    ['another without users:update', who('users:view'), user(OTHER), 'SUSPENDED'],
    ['oneself without users:update', nobody, user(SELF), 'INACTIVE'],
    ['oneself, holding users:update', who('users:update'), user(SELF), 'INACTIVE'],
    ['oneself, being a super administrator', superAdmin, user(SELF, ['super_admin']), 'SUSPENDED'],
    ['oneself, back to active', who('users:update'), user(SELF, ['user'], 'SUSPENDED'), 'ACTIVE'],
    ['another administrator, being one', admin, user(OTHER, ['admin']), 'INACTIVE'],
    ['a super administrator, being an administrator', admin, user(OTHER, ['super_admin']), 'INACTIVE'],
  ] as const)('refuses to change the status of %s', (_case, actor, target, status) => {
    expect(() => assertMayChangeStatus(actor, target, status)).toThrow(ForbiddenError);
  });

  it('tells who changes their own status what is wrong', () => {
    expect(() => assertMayChangeStatus(admin, user(SELF), 'INACTIVE')).toThrow('You cannot change your own status');
  });
});

describe('assertMayDeleteUser', () => {
  it.each([
    ['another, with users:delete', who('users:delete'), user(OTHER)],
    ['an administrator, being a super administrator', superAdmin, user(OTHER, ['admin'])],
    ['a super administrator, being another', superAdmin, user(OTHER, ['super_admin'])],
  ])('lets delete %s', (_case, actor, target) => {
    expect(() => assertMayDeleteUser(actor, target)).not.toThrow();
  });

  it.each([
    ['another without users:delete', who('users:update'), user(OTHER), 'You do not have permission to do this'],
    ['oneself without users:delete', nobody, user(SELF), 'You do not have permission to do this'],
    ['oneself, holding users:delete', who('users:delete'), user(SELF), 'You cannot delete your own account'],
    ['oneself, being a super administrator', superAdmin, user(SELF, ['super_admin']), 'You cannot delete your own account'],
    ['another administrator, being one', admin, user(OTHER, ['admin']), 'Only a super administrator changes an administrator'],
    ['a super administrator, being an administrator', admin, user(OTHER, ['super_admin']), 'Only a super administrator changes an administrator'],
  ])('does not let delete %s', (_case, actor, target, message) => {
    const refused = () => assertMayDeleteUser(actor, target);
    expect(refused).toThrow(ForbiddenError);
    expect(refused).toThrow(message);
  });
});

describe('assertMayAssignRoles', () => {
  const assigner = who('users:assign', 'dashboard:view');

  it.each([
    ['a role whose permissions they hold', assigner, user(OTHER), [role('guest', ['dashboard:view'])]],
    ['a role to an account that is being made', assigner, null, [role('guest', ['dashboard:view'])]],
    ['a role that grants nothing', assigner, user(OTHER), [role('empty')]],
    ['no role any more', assigner, user(OTHER), []],
    ['a role beyond their own that the account has already', assigner, user(OTHER, ['editor']), [role('editor', ['documents:update'])]],
    ['an administrative role, being a super administrator', superAdmin, user(OTHER), [role('admin', ['users:*']), role('super_admin', ['*'])]],
    ['an administrative role to a new account, being a super administrator', superAdmin, null, [role('super_admin', ['*'])]],
    ['a role that makes an administrator, being a super administrator', superAdmin, user(OTHER), [role('boss', ['users:*'])]],
    ['a role over accounts that passes nothing on', who('users:*'), user(OTHER), [role('desk', ['users:view', 'users:create', 'users:update', 'users:delete', 'users:export'])]],
    ['roles to an administrator, being a super administrator', superAdmin, user(OTHER, ['admin']), [role('user')]],
    ['roles to oneself, being a super administrator', superAdmin, user(SELF, ['super_admin']), [role('user')]],
  ])('lets give %s', (_case, actor, target, roles) => {
    expect(() => assertMayAssignRoles(actor, target, roles)).not.toThrow();
  });

  it.each([
    ['anything without users:assign', who('users:update', 'dashboard:view'), user(OTHER), [role('guest', ['dashboard:view'])], 'You do not have permission to do this'],
    ['anything to a new account without users:assign', who('users:create'), null, [], 'You do not have permission to do this'],
    ['roles to oneself', assigner, user(SELF), [role('guest', ['dashboard:view'])], 'You cannot change your own roles'],
    ['the same roles to oneself', assigner, user(SELF), [role('user')], 'You cannot change your own roles'],
    ['no role to oneself', assigner, user(SELF), [], 'You cannot change your own roles'],
    ['roles to an administrator', assigner, user(OTHER, ['admin']), [role('admin')], 'Only a super administrator changes an administrator'],
    ['roles to a super administrator', assigner, user(OTHER, ['super_admin']), [], 'Only a super administrator changes an administrator'],
    ['the role admin, holding all of it', who('users:*'), user(OTHER), [role('admin', ['users:*'])], 'Only a super administrator grants the role "admin"'],
    ['a role that makes an administrator, holding all of it', who('users:*', 'roles:*'), user(OTHER), [role('boss', ['users:*', 'roles:*'])], 'Only a super administrator grants the role "boss"'],
    ['such a role to a new account', who('users:*'), null, [role('boss', ['users:assign'])], 'Only a super administrator grants the role "boss"'],
    ['the role super_admin', who('users:*'), user(OTHER), [role('super_admin')], 'Only a super administrator grants the role "super_admin"'],
    ['the role admin to a new account', who('users:*'), null, [role('admin')], 'Only a super administrator grants the role "admin"'],
    ['a role beyond their own', assigner, user(OTHER), [role('editor', ['dashboard:view', 'documents:update'])], 'You cannot grant "documents:update", which you do not hold'],
    ['a role beyond their own behind one they hold', assigner, user(OTHER), [role('guest'), role('editor', ['documents:update'])], 'You cannot grant "documents:update", which you do not hold'],
    ['a role beyond their own to a new account', assigner, null, [role('editor', ['documents:update'])], 'You cannot grant "documents:update", which you do not hold'],
    ['a role beyond their own behind one the account has', assigner, user(OTHER, ['guest']), [role('guest'), role('editor', ['x:y'])], 'You cannot grant "x:y", which you do not hold'],
  ])('does not let give %s', (_case, actor, target, roles, message) => {
    const refused = () => assertMayAssignRoles(actor, target, roles);
    expect(refused).toThrow(ForbiddenError);
    expect(refused).toThrow(message);
  });
});

describe('assertMayGrant', () => {
  it.each([
    ['nothing', nobody, []],
    ['what one holds', who('a:b', 'c:d'), ['c:d', 'a:b']],
    ['what one holds under a wildcard', who('a:*', '*:d'), ['a:b', 'c:d', 'a:*', '*:d']],
    ['everything, holding everything', superAdmin, ['*']],
  ])('lets grant %s', (_case, actor, permissions) => {
    expect(() => assertMayGrant(actor, permissions)).not.toThrow();
  });

  it.each([
    ['a permission one does not hold', who('a:b'), ['a:b', 'c:d', 'e:f'], 'c:d'],
    ['a wider one', who('a:b'), ['a:*'], 'a:*'],
    ['everything', who('a:*', '*:b'), ['*'], '*'],
  ])('does not let grant %s, and names the first', (_case, actor, permissions, beyond) => {
    const refused = () => assertMayGrant(actor, permissions);
    expect(refused).toThrow(ForbiddenError);
    expect(refused).toThrow(`You cannot grant "${beyond}", which you do not hold`);
  });
});

describe('an account that governs the rights of others', () => {
  const attempts: [string, (actor: UserManager, target: ReturnType<typeof user>) => void][] = [
    ['edited', assertMayEditUser],
    ['suspended', (actor, target) => assertMayChangeStatus(actor, target, 'SUSPENDED')],
    ['deleted', assertMayDeleteUser],
    ['given other roles', (actor, target) => assertMayAssignRoles(actor, target, [])],
  ];

  describe.each(attempts)('is not %s', (_done, attempt) => {
    it.each(['*', '*:update', 'roles:update', 'groups:*', 'permissions:assign', 'users:export'])('by who does not hold its %s', (permission) => {
      const manager = who('users:update', 'users:delete', 'users:assign');
      expect(() => attempt(manager, holding('dashboard:view', permission))).toThrow(ForbiddenError);
      expect(() => attempt(superAdmin, holding('dashboard:view', permission))).not.toThrow();
    });

    it('by who holds as much, where it makes an administrator', () => {
      const manager = who('users:*', 'roles:*', 'groups:*');
      for (const permission of ['users:*', 'users:assign', 'roles:update', 'roles:assign', 'groups:assign']) {
        expect(() => attempt(manager, holding('dashboard:view', permission))).toThrow('Only a super administrator changes an administrator');
        expect(() => attempt(superAdmin, holding('dashboard:view', permission))).not.toThrow();
      }
    });

    it('by nobody at all, where it does not: who holds as much may', () => {
      const manager = who('users:*', 'roles:*');
      expect(() => attempt(manager, holding('roles:create', 'users:update', 'users:delete'))).not.toThrow();
    });

    it('only because it sees who is there, or works with its own content', () => {
      const manager = who('users:update', 'users:delete', 'users:assign');
      expect(() => attempt(manager, holding('users:view', 'roles:view', 'documents:*'))).not.toThrow();
    });
  });
});

describe('assertMayChangeEmail', () => {
  it('is for oneself, whatever one holds', () => {
    expect(() => assertMayChangeEmail(nobody, user(SELF, [], 'ACTIVE', ['*']))).not.toThrow();
  });

  it('is for who holds all that the account holds, because whoever gets its mail can take it over', () => {
    expect(() => assertMayChangeEmail(who('users:update', 'documents:*'), holding('documents:view'))).not.toThrow();
    expect(() => assertMayChangeEmail(who('users:update'), holding('documents:view'))).toThrow(ForbiddenError);
    expect(() => assertMayChangeEmail(admin, holding('*'))).toThrow(ForbiddenError);
  });
});

describe('assertRecentSignIn', () => {
  const now = new Date('2026-03-01T12:00:00.000Z');

  it('lets who signed in within a quarter of an hour', () => expect(() => assertRecentSignIn(new Date('2026-03-01T11:45:00.000Z'), now)).not.toThrow());

  it.each([
    ['before that', new Date('2026-03-01T11:44:59.000Z')],
    ['in no session there is', null],
  ])('refuses who signed in %s', (_case, signedInAt) => expect(() => assertRecentSignIn(signedInAt, now)).toThrow(ForbiddenError));
});
