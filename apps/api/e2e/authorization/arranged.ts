import type { ApiClient } from '../kit/api-client.js';
import { ACTORS, type Actor } from './actors.js';
import { expectedOf, type Ask, type AuthorizationRow, type OperationName } from './authorization-row.js';
import type { World } from './world.js';

/** What is asked, and who asks. */
export interface Arrangement extends Ask {
  readonly client: ApiClient;
}

/** Who may most, and then who may what they may not. */
const BY_RIGHTS = ACTORS.toReversed();

/** Whom the operation serves; a super administrator unless it is for others alone. */
export function admittedTo(row: AuthorizationRow): Actor {
  const expected = expectedOf(row);
  return BY_RIGHTS.find((actor) => expected[actor] < 400) ?? 'superAdmin';
}

/** Makes the target of a request. @param actor whom the operation serves unless told */
export async function arranged(world: World, row: AuthorizationRow, actor = admittedTo(row)): Promise<Arrangement> {
  const asked = await row[9]({ actor, owner: world.ownerFor(actor), world });
  return { client: world.clientOf(actor), ...asked };
}

/** @throws Error when a parameter of the path is not given */
export function methodAndPath(operation: OperationName, params: Readonly<Record<string, string | number>>): [method: string, path: string] {
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${operation}: its row gives no ${name}`);
    return encodeURIComponent(value);
  });
  return [method, `/api${path}`];
}
