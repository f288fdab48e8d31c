import { GrantRepository } from '@halolight/application/identity/ports';
import type { Database } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';

/** Grants to accounts in PostgreSQL; its triggers tell other processes of a change. */
export class KnexGrantRepository extends GrantRepository {
  constructor(
    private readonly database: Database,
    private readonly access: AccessCache,
  ) {
    super();
  }

  async grant(userId: number, permissions: readonly string[]): Promise<string[]> {
    if (permissions.length === 0) return [];
    const granted: { permission: string }[] = await this.database
      .sql('user_permissions')
      .insert(permissions.map((permission) => ({ user_id: userId, permission })))
      .onConflict()
      .ignore()
      .returning('permission');
    this.forget(userId);
    return granted.map(({ permission }) => permission);
  }

  async revoke(userId: number, permission: string): Promise<boolean> {
    const revoked = await this.database.sql('user_permissions').where({ user_id: userId, permission }).delete();
    this.forget(userId);
    return revoked > 0;
  }

  private forget(userId: number): void {
    this.database.afterCommit(() => this.access.forgetUser(userId));
  }
}
