import type { Group, PasswordReset, Role, Session, UserProfile, UserStatus } from '@halolight/domain/identity';
import type { Clock } from '../../kernel/index.js';

export interface StoredUser extends UserProfile {
  readonly id: number;
  readonly status: UserStatus;
  readonly roleIds: readonly number[];
  readonly passwordHash: string;
  readonly passwordSetAt: Date;
  readonly mustChangePassword: boolean;
  readonly emailChangedByOthersAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastLoginAt: Date | null;
  readonly isDeleted: boolean;
}

export interface StoredSession extends Session {
  readonly lastUsedAt: Date;
}

export interface StoredPasswordReset extends PasswordReset {
  readonly usedAt: Date | null;
}

export interface StoredPermission {
  readonly id: number;
  readonly name: string;
  readonly resource: string;
  readonly action: string;
  readonly description: string | null;
  readonly isSeeded: boolean;
}

export interface StoredGroup extends Group {
  readonly memberIds: readonly number[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const CRUD = ['view', 'create', 'update', 'delete'];
const SEEDED_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  users: [...CRUD, 'assign', 'export'],
  roles: [...CRUD, 'assign'],
  permissions: [...CRUD, 'assign'],
  groups: [...CRUD, 'assign'],
  dashboard: ['view'],
  versions: CRUD,
};
const SEEDED_ROLES: Readonly<Record<string, readonly string[]>> = {
  super_admin: ['*'],
  admin: ['users:*', 'roles:*', 'permissions:*', 'groups:*', 'versions:*'],
  user: ['dashboard:view'],
  guest: ['dashboard:view'],
};

/** What the in-memory twins of identity share. Its rows are replaced, never changed; the seeded roles and permissions are in it. */
export class InMemoryIdentityStore {
  readonly users = new Map<number, StoredUser>();
  readonly roles = new Map<number, Role>();
  readonly sessions = new Map<number, StoredSession>();
  /** By the id of the account. */
  readonly passwordResets = new Map<number, StoredPasswordReset>();
  readonly permissions = new Map<number, StoredPermission>();
  readonly groups = new Map<number, StoredGroup>();
  /** What accounts were granted in their own name, by their id. */
  readonly grants = new Map<number, readonly string[]>();
  private lastId = 0;

  constructor(readonly clock: Clock) {
    for (const [resource, actions] of Object.entries(SEEDED_PERMISSIONS)) {
      for (const action of actions) this.seedPermission(resource, action);
    }
    for (const [name, permissions] of Object.entries(SEEDED_ROLES)) this.seedRole(name, permissions);
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The account, unless it is unknown or deleted. */
  user(id: number): StoredUser | undefined {
    const user = this.users.get(id);
    return user?.isDeleted ? undefined : user;
  }

  /** The accounts that were not deleted. */
  currentUsers(): StoredUser[] {
    return [...this.users.values()].filter((user) => !user.isDeleted);
  }

  /** Changes an account that was not deleted, and nothing otherwise, as an SQL update does. */
  changeUser(id: number, changes: Partial<StoredUser>): void {
    const user = this.user(id);
    if (user) this.users.set(id, { ...user, ...changes, updatedAt: this.clock.now() });
  }

  /** The roles with these ids, by id. */
  rolesOf(roleIds: readonly number[]): Role[] {
    return [...this.roles.values()].filter((role) => roleIds.includes(role.id));
  }

  /** What an account may do, by its roles, its groups and its own grants together. */
  permissionsOf({ id, roleIds }: Pick<StoredUser, 'id' | 'roleIds'>): string[] {
    const groups = [...this.groups.values()].filter(({ memberIds }) => memberIds.includes(id));
    const bundles = [...this.rolesOf(roleIds), ...groups].flatMap(({ permissions }) => permissions);
    return [...new Set([...bundles, ...(this.grants.get(id) ?? [])])];
  }

  private seedPermission(resource: string, action: string): void {
    const id = this.nextId();
    this.permissions.set(id, { id, name: `${resource}:${action}`, resource, action, description: null, isSeeded: true });
  }

  private seedRole(name: string, permissions: readonly string[]): void {
    const id = this.nextId();
    this.roles.set(id, { id, name, label: name, description: null, permissions, isSeeded: true, version: 1 });
  }
}
