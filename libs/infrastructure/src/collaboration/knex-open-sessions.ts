import { OpenSessions } from '@halolight/application/collaboration';
import { CustomPlanStatement, type Database } from '../kernel/index.js';

const AMONG = new CustomPlanStatement<{ id: number }>((knex, $) =>
  knex('sessions')
    .join('users', 'users.id', 'sessions.user_id')
    .select('sessions.id')
    .whereRaw('sessions.id = any(?::bigint[])', [$(1)])
    .whereNull('sessions.revoked_at')
    .where('sessions.expires_at', '>', knex.fn.now())
    .where('users.status', 'ACTIVE')
    .whereNull('users.deleted_at'),
);

/** Asks PostgreSQL which sessions are open. */
export class KnexOpenSessions extends OpenSessions {
  constructor(private readonly database: Database) {
    super();
  }

  async among(sessionIds: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.database.run(AMONG, [sessionIds]);
    return new Set(rows.map(({ id }) => id));
  }
}
