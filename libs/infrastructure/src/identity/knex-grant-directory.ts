import { GrantDirectory } from '@halolight/application/identity';
import type { Database } from '../kernel/index.js';

/** Reads what accounts were granted in their own name. */
export class KnexGrantDirectory extends GrantDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async ofUser(userId: number): Promise<string[] | null> {
    const { sql } = this.database;
    const user = await sql('users')
      .select(sql.raw('array(select permission from user_permissions where user_id = users.id order by permission) as permissions'))
      .where({ id: userId })
      .whereNull('deleted_at')
      .first<{ permissions: string[] } | undefined>();
    return user?.permissions ?? null;
  }
}
