import { ActorDirectory, type Actor } from '@halolight/application/kernel';
import { PermissionSet } from '@halolight/domain/kernel';
import type { Database } from '../kernel/index.js';
import { effectivePermissions } from './effective-permissions.js';

/** Asks PostgreSQL what an account may do. */
export class KnexActorDirectory extends ActorDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async find(userId: number): Promise<Actor | null> {
    const { sql } = this.database;
    const row = await sql('users')
      .select(effectivePermissions(sql))
      .where({ id: userId, status: 'ACTIVE', must_change_password: false })
      .whereNull('deleted_at')
      .first<{ permissions: string[] } | undefined>();
    return row ? { userId, sessionId: 0, permissions: new PermissionSet(row.permissions) } : null;
  }
}
