import type { ApiClient } from '../kit/api-client.js';
import type { Actor } from './actors.js';
import type { Account, World } from './world.js';

/** As the OpenAPI document has it: `PATCH /users/{id}`. */
export type OperationName = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** One request, arranged for one caller; whatever it changes is its own. */
export interface Scene {
  readonly actor: Actor;
  /** Whose the target is to be; see `ACTORS`. */
  readonly owner: Account;
  readonly world: World;
}

/** What is asked: a valid request, so that nothing but the caller's rights decides. */
export interface Ask {
  /** For the braces of the path. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** With its question mark. */
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the actor's standing session, where the request ends it. */
  readonly client?: ApiClient;
  /** Asks by HEAD, where the answer to GET has no end. */
  readonly withoutBody?: boolean;
}

/** Makes the target of one request. */
export type Arrange = (scene: Scene) => Ask | Promise<Ask>;

/** An operation and the status that each caller gets, in the order of `ACTORS`. */
export type AuthorizationRow = readonly [
  operation: OperationName,
  anonymous: number,
  guest: number,
  user: number,
  owner: number,
  other: number,
  member: number,
  admin: number,
  superAdmin: number,
  arrange: Arrange,
];

/** The statuses of a row by caller. */
export function expectedOf([, anonymous, guest, user, owner, other, member, admin, superAdmin]: AuthorizationRow): Record<Actor, number> {
  return { anonymous, guest, user, owner, other, member, admin, superAdmin };
}

/** For a request that has no target and takes nothing. */
export const nothing: Arrange = () => ({});
