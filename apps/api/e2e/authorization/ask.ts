import { randomUUID } from 'node:crypto';
import type { Answer } from '../kit/api-client.js';
import type { Actor } from './actors.js';
import { arranged, methodAndPath, type Arrangement } from './arranged.js';
import type { AuthorizationRow, OperationName } from './authorization-row.js';
import type { World } from './world.js';

/**
 * Asks as this caller.
 * @param change has the last word on the parameters of the path @returns what the caller gets
 */
export async function ask(world: World, row: AuthorizationRow, actor: Actor, change: Record<string, number> = {}): Promise<Answer> {
  const arrangement = await arranged(world, row, actor);
  return send(row[0], { ...arrangement, params: { ...arrangement.params, ...change } });
}

/** Asks what was arranged; for something new under a key, as a change that would be made apart from it is refused. */
export function send(operation: OperationName, { params = {}, query = '', body, headers = {}, client, withoutBody = false }: Arrangement): Promise<Answer> {
  const [method, path] = methodAndPath(operation, params);
  const key = method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {};
  return client.request(withoutBody ? 'HEAD' : method, `${path}${query}`, body, { ...key, ...headers });
}
