import type { Knex } from 'knex';

const NAMES = ['admin', 'manager', 'user', 'guest'];

/** The ids of those demo users who are there, by what stands before the @ in their addresses. */
export async function demoUserIds(sql: Knex): Promise<ReadonlyMap<string, number>> {
  const rows = await sql('users')
    .whereIn('email', NAMES.map((name) => `${name}@example.com`))
    .whereNull('deleted_at')
    .select<{ id: number; email: string }[]>('id', 'email');
  return new Map(rows.map(({ id, email }) => [email.replace('@example.com', ''), id]));
}
