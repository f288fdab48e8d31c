import type { PasswordHasher } from '@halolight/application/identity/ports';
import type { Knex } from 'knex';
import { DemoData, type Database } from '../kernel/index.js';

export const DEMO_PASSWORD = '123456';

const DEMO_USERS = [
  { email: 'admin@example.com', username: 'admin', name: 'Ada Administrator', role: 'super_admin', department: 'Operations', position: 'Head of operations' },
  { email: 'manager@example.com', username: 'manager', name: 'Mara Manager', role: 'admin', department: 'Sales', position: 'Sales manager' },
  { email: 'user@example.com', username: 'user', name: 'Uri User', role: 'user', department: 'Marketing', position: 'Editor' },
  { email: 'guest@example.com', username: 'guest', name: 'Gwen Guest', role: 'guest', department: null, position: null },
];

/** One user for each seeded role, all with the password `123456`. */
export class DemoUsers extends DemoData {
  override readonly name = 'users';

  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
  ) {
    super();
  }

  async load(): Promise<void> {
    for (const user of await missingUsers(this.database.sql)) {
      const passwordHash = await this.hasher.hash(DEMO_PASSWORD);
      await this.database.transaction(() => addUser(this.database.sql, user, passwordHash));
    }
  }
}

async function missingUsers(sql: Knex): Promise<typeof DEMO_USERS> {
  const rows = await sql('users').select<{ email: string }[]>('email').whereIn('email', DEMO_USERS.map(({ email }) => email));
  const present = new Set(rows.map(({ email }) => email));
  return DEMO_USERS.filter(({ email }) => !present.has(email));
}

async function addUser(sql: Knex, { role, ...profile }: (typeof DEMO_USERS)[number], passwordHash: string): Promise<void> {
  const [added]: { id: number }[] = await sql('users')
    .insert({ ...profile, status: 'ACTIVE', password_hash: passwordHash })
    .onConflict()
    .ignore()
    .returning('id');
  if (!added) return;
  await sql('user_roles').insert(sql('roles').select(sql.raw('?::bigint', [added.id]), 'id').where({ name: role }));
}
