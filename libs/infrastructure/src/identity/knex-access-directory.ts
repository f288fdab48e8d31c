import { AccessDirectory, type Access } from '@halolight/application/identity';
import { PermissionSet } from '@halolight/domain/kernel';
import { BatchedRows, CustomPlanStatement, type Database } from '../kernel/index.js';
import { effectivePermissions, grantsByRole } from './effective-permissions.js';

interface AccessRow {
  readonly id: number;
  readonly user_id: number;
  readonly expires_at: Date;
  readonly must_change_password: boolean;
  readonly permissions: string[];
  /** By the role's id. Null for who has no more than one: most do, and what is told of them is remembered. */
  readonly grants_by_role: Readonly<Record<string, readonly string[]>> | null;
}

const ACCESS_OF_SESSIONS = new CustomPlanStatement<AccessRow>((knex, $) =>
  knex('sessions')
    .join('users', 'users.id', 'sessions.user_id')
    .select(
      'sessions.id',
      'sessions.user_id',
      'sessions.expires_at',
      'users.must_change_password',
      effectivePermissions(knex),
      grantsByRole(knex),
    )
    .whereRaw('sessions.id = any(?::bigint[])', [$(1)])
    .whereNull('sessions.revoked_at')
    .where('sessions.expires_at', '>', knex.fn.now())
    .where('users.status', 'ACTIVE')
    .whereNull('users.deleted_at'),
);

/** One for all who have no more than one role. */
const NONE: Access['grantsByRole'] = new Map();

/** Asks PostgreSQL what sessions may do, with one statement for many: after a change of a role nothing is known any more of thousands at once. */
export class KnexAccessDirectory extends AccessDirectory {
  private readonly rows: BatchedRows<AccessRow>;

  constructor(database: Database) {
    super();
    this.rows = new BatchedRows(database, ACCESS_OF_SESSIONS);
  }

  async find(sessionId: number): Promise<Access | null> {
    const row = await this.rows.find(sessionId);
    if (!row) return null;
    return {
      sessionId,
      userId: row.user_id,
      expiresAt: row.expires_at,
      mustChangePassword: row.must_change_password,
      permissions: new PermissionSet(row.permissions),
      grantsByRole: row.grants_by_role ? byRole(row.grants_by_role) : NONE,
    };
  }
}

function byRole(grants: Readonly<Record<string, readonly string[]>>): Access['grantsByRole'] {
  return new Map(Object.entries(grants).map(([roleId, granted]) => [Number(roleId), granted]));
}
