import type { UserView } from '@halolight/application/identity';
import { stringify } from 'csv-stringify/sync';
import { userBody } from './user-body.js';

export const CSV = 'text/csv';
export const NDJSON = 'application/x-ndjson';

const COLUMNS = [
  'id', 'email', 'username', 'name', 'phone', 'department', 'position', 'status', 'role', 'createdAt', 'updatedAt', 'lastLoginAt',
] as const;

/** Accounts as lines of JSON, the same fields as everywhere. @param batches emptied as they are read, so that no account grows old in memory */
export async function* ndjsonLines(batches: AsyncIterable<UserView[]>): AsyncGenerator<string> {
  for await (const users of batches) yield users.splice(0).map((user) => `${JSON.stringify(userBody(user))}\n`).join('');
}

/** Accounts as RFC 4180 has it, with a header; a cell that a spreadsheet would take for a formula is defused (OWASP, CSV Injection). @param batches emptied as they are read */
export async function* csvLines(batches: AsyncIterable<UserView[]>): AsyncGenerator<string> {
  yield stringify([COLUMNS]);
  for await (const users of batches) yield stringify(users.splice(0).map(cellsOf), { escape_formulas: true });
}

function cellsOf(user: UserView): string[] {
  const body = userBody(user);
  return COLUMNS.map((column) => {
    const value = body[column];
    return value instanceof Date ? value.toISOString() : String(value ?? '');
  });
}
