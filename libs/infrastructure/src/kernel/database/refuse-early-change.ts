/** At the beginning of a statement, of one within it, or after those: knex writes them so, and who writes by hand does. */
const CHANGE = /(?:^|[()])\s*(?:insert|update|delete|merge)\b|\badd_jobs?\s*\(/i;

/**
 * While a transaction is still to begin.
 * @throws Error for a statement that changes something: it would stay when the transaction is undone
 */
export function refuseEarlyChange(statement: string): void {
  if (CHANGE.test(statement)) throw new Error('A change was sent before the transaction around it has begun: send it in a unit of work, or by Database.joining');
}
