import { EmailTakenError, RoleGoneError, SUPER_ADMIN_ROLE, UsernameTakenError, type User } from '@halolight/domain/identity';
import { UserRepository, type Credentials, type NewUser } from '../ports/user-repository.js';
import type { InMemoryIdentityStore, StoredUser } from './in-memory-identity-store.js';

/** The twin of the real `UserRepository`, but that nobody waits for anybody. */
export class InMemoryUserRepository extends UserRepository {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async findForUpdate(userId: number): Promise<User | null> {
    const user = this.store.user(userId);
    return user ? this.toUser(user) : null;
  }

  override async findCredentials(login: string): Promise<Credentials | null> {
    const sought = login.toLowerCase();
    const user = this.store.currentUsers().find((each) => each.email === sought || each.username.toLowerCase() === sought);
    return user ? toCredentials(user) : null;
  }

  override async credentialsOf(userId: number): Promise<Credentials | null> {
    const user = this.store.user(userId);
    return user ? toCredentials(user) : null;
  }

  override async isUsernameTaken(username: string): Promise<boolean> {
    return this.store.currentUsers().some((user) => isSame(user.username, username));
  }

  override async add(user: NewUser): Promise<number> {
    const id = this.store.nextId();
    this.assertFree(id, user);
    this.assertRoles(user.roleIds);
    const now = this.store.clock.now();
    this.store.users.set(id, { ...user, id, passwordSetAt: now, emailChangedByOthersAt: null, version: 1, createdAt: now, updatedAt: now, lastLoginAt: null, isDeleted: false });
    return id;
  }

  override async update(user: User): Promise<void> {
    this.assertFree(user.id, user);
    const { email, username, name, phone, avatar, department, position, bio, status, emailChangedByOthersAt } = user;
    this.change(user.id, { email, username, name, phone, avatar, department, position, bio, status, emailChangedByOthersAt });
  }

  override async setRoles(userId: number, roleIds: readonly number[]): Promise<void> {
    this.assertRoles(roleIds);
    this.change(userId, { roleIds: [...roleIds] });
  }

  override async setPassword(userId: number, passwordHash: string, mustChangePassword: boolean): Promise<void> {
    this.change(userId, { passwordHash, passwordSetAt: this.store.clock.now(), mustChangePassword });
  }

  override async strengthenPassword(userId: number, from: string, to: string): Promise<void> {
    if (this.store.user(userId)?.passwordHash === from) this.store.changeUser(userId, { passwordHash: to });
  }

  override async recordSignIn(userId: number, passwordHash: string, at: Date): Promise<boolean> {
    const user = this.store.user(userId);
    if (user?.status !== 'ACTIVE' || user.passwordHash !== passwordHash) return false;
    this.store.changeUser(userId, { lastLoginAt: at });
    return true;
  }

  override async remove(userId: number): Promise<void> {
    this.change(userId, { isDeleted: true });
  }

  override async countOtherActiveSuperAdmins(userId: number): Promise<number> {
    const isSuperAdmin = (user: StoredUser) => this.toUser(user).roleNames.includes(SUPER_ADMIN_ROLE);
    return this.store.currentUsers().filter((user) => user.id !== userId && user.status === 'ACTIVE' && isSuperAdmin(user)).length;
  }

  private change(userId: number, changes: Partial<StoredUser>): void {
    const version = (this.store.user(userId)?.version ?? 0) + 1;
    this.store.changeUser(userId, { ...changes, version });
  }

  private assertRoles(roleIds: readonly number[]): void {
    if (!roleIds.every((roleId) => this.store.roles.has(roleId))) throw new RoleGoneError();
  }

  private assertFree(id: number, { email, username }: Pick<User, 'email' | 'username'>): void {
    const others = this.store.currentUsers().filter((user) => user.id !== id);
    if (others.some((user) => isSame(user.email, email))) throw new EmailTakenError();
    if (others.some((user) => isSame(user.username, username))) throw new UsernameTakenError();
  }

  private toUser(stored: StoredUser): User {
    const { id, email, username, name, phone, avatar, department, position, bio, status, mustChangePassword, emailChangedByOthersAt, version } = stored;
    const roleNames = this.store.rolesOf(stored.roleIds).map((role) => role.name);
    const permissions = this.store.permissionsOf(stored);
    return { id, email, username, name, phone, avatar, department, position, bio, status, roleNames, permissions, mustChangePassword, emailChangedByOthersAt, version };
  }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function toCredentials({ id, passwordHash, status, mustChangePassword, passwordSetAt }: StoredUser): Credentials {
  return { userId: id, passwordHash, status, initialPasswordSetAt: mustChangePassword ? passwordSetAt : null };
}
