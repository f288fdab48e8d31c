import { UserRepository, type Credentials, type NewUser } from '@halolight/application/identity/ports';
import { EmailTakenError, RoleGoneError, SUPER_ADMIN_ROLE, UsernameTakenError, type User, type UserStatus } from '@halolight/domain/identity';
import type { Knex } from 'knex';
import { namingRefusals, type Database } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';
import { effectivePermissions } from './effective-permissions.js';

const REFUSALS = {
  users_email_key: () => new EmailTakenError(),
  users_username_key: () => new UsernameTakenError(),
  user_roles_role_id_fkey: () => new RoleGoneError(),
};

interface UserRow extends Omit<User, 'roleNames' | 'mustChangePassword' | 'emailChangedByOthersAt'> {
  readonly must_change_password: boolean;
  readonly email_changed_by_others_at: Date | null;
  readonly role_names: string[];
}

interface CredentialsRow {
  readonly id: number;
  readonly password_hash: string;
  readonly status: UserStatus;
  readonly initial_password_set_at: Date | null;
}

/** Passwords of before the column was there were all set with the account, where their owner must still change them. */
const INITIAL_PASSWORD_SET_AT = 'case when must_change_password then coalesce(password_set_at, created_at) end as initial_password_set_at';

/** Accounts in PostgreSQL. */
export class KnexUserRepository extends UserRepository {
  constructor(
    private readonly database: Database,
    private readonly access: AccessCache,
  ) {
    super();
  }

  async findForUpdate(userId: number): Promise<User | null> {
    const { sql } = this.database;
    // After a wait for the lock PostgreSQL looks again at the locked row alone: roles are read by a statement of their own.
    await sql('users').select('id').where({ id: userId }).forNoKeyUpdate();
    const row = await sql('users')
      .select('id', 'email', 'username', 'name', 'phone', 'avatar', 'department', 'position', 'bio', 'status', 'must_change_password', 'email_changed_by_others_at', 'version')
      .select(
        sql.raw(`array(select roles.name from user_roles join roles on roles.id = user_roles.role_id
          where user_roles.user_id = users.id order by roles.id) as role_names`),
        effectivePermissions(sql),
      )
      .where({ id: userId })
      .whereNull('deleted_at')
      .first<UserRow | undefined>();
    return row ? toUser(row) : null;
  }

  async findCredentials(login: string): Promise<Credentials | null> {
    const lower = login.trim().toLowerCase();
    const row = await this.credentials()
      .whereRaw(lower.includes('@') ? 'email = ?' : 'lower(username) = ?', [lower])
      .first<CredentialsRow | undefined>();
    return row ? toCredentials(row) : null;
  }

  async credentialsOf(userId: number): Promise<Credentials | null> {
    const row = await this.credentials().where({ id: userId }).first<CredentialsRow | undefined>();
    return row ? toCredentials(row) : null;
  }

  async isUsernameTaken(username: string): Promise<boolean> {
    const { sql } = this.database;
    const row = await sql('users')
      .select('id')
      .whereRaw('lower(username) = ?', [username.toLowerCase()])
      .whereNull('deleted_at')
      .first<object | undefined>();
    return row !== undefined;
  }

  async add({ roleIds, passwordHash, mustChangePassword, ...profile }: NewUser): Promise<number> {
    const row = { ...profile, password_hash: passwordHash, must_change_password: mustChangePassword, password_set_at: this.database.sql.fn.now() };
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('users').insert(row).returning('id'));
    if (!added) throw new Error('The new user was not returned');
    await this.grantRoles(added.id, roleIds);
    return added.id;
  }

  async update({ id, roleNames: _, permissions: __, version: ___, mustChangePassword: ____, emailChangedByOthersAt, ...profile }: User): Promise<void> {
    const { sql } = this.database;
    await namingRefusals(
      REFUSALS,
      sql('users')
        .where({ id })
        .update({ ...profile, email_changed_by_others_at: emailChangedByOthersAt, version: sql.raw('version + 1'), updated_at: sql.fn.now() }),
    );
    this.forget(id);
  }

  async setRoles(userId: number, roleIds: readonly number[]): Promise<void> {
    const { sql } = this.database;
    await sql('user_roles').where({ user_id: userId }).whereNotIn('role_id', roleIds).delete();
    await this.grantRoles(userId, roleIds);
    await sql('users').where({ id: userId }).update({ version: sql.raw('version + 1'), updated_at: sql.fn.now() });
    this.forget(userId);
  }

  async setPassword(userId: number, passwordHash: string, mustChangePassword: boolean): Promise<void> {
    const { sql } = this.database;
    await sql('users')
      .where({ id: userId })
      .update({
        password_hash: passwordHash,
        must_change_password: mustChangePassword,
        password_set_at: sql.fn.now(),
        version: sql.raw('version + 1'),
        updated_at: sql.fn.now(),
      });
    this.forget(userId);
  }

  async strengthenPassword(userId: number, from: string, to: string): Promise<void> {
    await this.database.sql('users').where({ id: userId, password_hash: from }).update({ password_hash: to });
  }

  async recordSignIn(userId: number, passwordHash: string, at: Date): Promise<boolean> {
    const recorded = await this.database
      .sql('users')
      .where({ id: userId, password_hash: passwordHash, status: 'ACTIVE' })
      .whereNull('deleted_at')
      .update({ last_login_at: at });
    return recorded === 1;
  }

  async remove(userId: number): Promise<void> {
    const { sql } = this.database;
    await sql('users')
      .where({ id: userId })
      .update({ status: 'INACTIVE', deleted_at: sql.fn.now(), updated_at: sql.fn.now(), version: sql.raw('version + 1') });
    this.forget(userId);
  }

  async countOtherActiveSuperAdmins(userId: number): Promise<number> {
    const { sql } = this.database;
    // Whoever removes a super administrator holds the role's row, so that two of them do not count each other.
    const role = await sql('roles').select('id').where({ name: SUPER_ADMIN_ROLE }).forNoKeyUpdate().first<{ id: number } | undefined>();
    const others = await sql('user_roles')
      .join('users', 'users.id', 'user_roles.user_id')
      .where({ role_id: role?.id ?? null, status: 'ACTIVE' })
      .whereNull('deleted_at')
      .whereNot('users.id', userId)
      .select(sql.raw('count(*)'))
      .first<{ count: number } | undefined>();
    return others?.count ?? 0;
  }

  private credentials(): Knex.QueryBuilder {
    const { sql } = this.database;
    return sql('users').select('id', 'password_hash', 'status', sql.raw(INITIAL_PASSWORD_SET_AT)).whereNull('deleted_at');
  }

  private async grantRoles(userId: number, roleIds: readonly number[]): Promise<void> {
    if (roleIds.length === 0) return;
    const rows = roleIds.map((roleId) => ({ user_id: userId, role_id: roleId }));
    await namingRefusals(REFUSALS, this.database.sql('user_roles').insert(rows).onConflict().ignore());
  }

  private forget(userId: number): void {
    this.database.afterCommit(() => this.access.forgetUser(userId));
  }
}

function toUser({ role_names, must_change_password, email_changed_by_others_at, ...profile }: UserRow): User {
  return { ...profile, roleNames: role_names, mustChangePassword: must_change_password, emailChangedByOthersAt: email_changed_by_others_at };
}

function toCredentials(row: CredentialsRow): Credentials {
  return { userId: row.id, passwordHash: row.password_hash, status: row.status, initialPasswordSetAt: row.initial_password_set_at };
}
