import { randomUUID } from 'node:crypto';
import type { Answer } from '../kit/api-client.js';
import type { Actor } from './actors.js';
import type { AuthorizationRow } from './authorization-row.js';
import type { World } from './world.js';

/**
 * Asks as this caller; for something new under a key, as a change that would be made apart from it is refused.
 * @param change has the last word on the parameters of the path @returns what the caller gets
 */
export async function ask(world: World, row: AuthorizationRow, actor: Actor, change: Record<string, number> = {}): Promise<Answer> {
  const operation = row[0];
  const arrange = row[9];
  const { params = {}, query = '', body, headers = {}, client = world.clientOf(actor), withoutBody = false } = await arrange({ actor, owner: world.ownerFor(actor), world });
  const [method = '', template = ''] = operation.split(' ');
  const given: Readonly<Record<string, string | number>> = { ...params, ...change };
  const path = template.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = given[name];
    if (value === undefined) throw new Error(`${operation}: its row gives no ${name}`);
    return encodeURIComponent(value);
  });
  const key = method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {};
  return client.request(withoutBody ? 'HEAD' : method, `/api${path}${query}`, body, { ...key, ...headers });
}
