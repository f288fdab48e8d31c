import { randomUUID } from 'node:crypto';
import type { Answer } from '../kit/api-client.js';
import type { Actor } from './actors.js';
import { arranged, methodAndPath } from './arranged.js';
import type { AuthorizationRow } from './authorization-row.js';
import type { World } from './world.js';

/**
 * Asks as this caller; for something new under a key, as a change that would be made apart from it is refused.
 * @param change has the last word on the parameters of the path @returns what the caller gets
 */
export async function ask(world: World, row: AuthorizationRow, actor: Actor, change: Record<string, number> = {}): Promise<Answer> {
  const { params = {}, query = '', body, headers = {}, client, withoutBody = false } = await arranged(world, row, actor);
  const [method, path] = methodAndPath(row[0], { ...params, ...change });
  const key = method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {};
  return client.request(withoutBody ? 'HEAD' : method, `${path}${query}`, body, { ...key, ...headers });
}
