import { People } from '@halolight/application/collaboration/ports';
import type { Database } from '../kernel/index.js';

/** Asks PostgreSQL whose accounts are open. */
export class KnexPeople extends People {
  constructor(private readonly database: Database) {
    super();
  }

  async openAmong(userIds: readonly number[]): Promise<readonly number[]> {
    const rows = await this.database
      .sql('users')
      .whereIn('id', [...userIds])
      .where({ status: 'ACTIVE' })
      .whereNull('deleted_at')
      .select<{ id: number }[]>('id');
    return rows.map(({ id }) => id);
  }
}
