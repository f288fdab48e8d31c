/** A permission as the front ends hold it in lists of objects. */
export interface ClientPermission {
  readonly id: string;
  readonly resource: string;
  readonly action: string;
}

/** What can be done with a resource. */
export type ActionsOf = (resource: string) => readonly string[];

const USUAL_ACTIONS = ['view', 'create', 'update', 'delete'];
/** Those that the front ends ask for by these names. */
const MORE_ACTIONS: ReadonlyMap<string, readonly string[]> = new Map([['files', ['upload']], ['messages', ['send']]]);

/**
 * Names of permissions in the API's words and in the front ends' as well; all actions of a resource one by one, too, since they compare whole names.
 * @param actionsOf the usual ones unless told
 */
export function clientPermissionNames(names: readonly string[], actionsOf: ActionsOf = usualActions): string[] {
  return [...new Set(names.flatMap((name) => (name === '*:*' ? ['*'] : [name, ...inOtherWords(name, actionsOf)])))];
}

export function clientPermissions(names: readonly string[]): ClientPermission[] {
  return clientPermissionNames(names).map((name) => clientPermission(name));
}

/** What a front end sends as permissions of a role: in either's words, each once, and nothing that a whole resource beside it says already. */
export function permissionNames(sent: unknown): unknown {
  if (!Array.isArray(sent)) return sent;
  const names = new Set(sent.map((name: unknown) => (typeof name === 'string' ? name.replace(/:edit$/, ':update') : name)));
  return [...names].filter((name) => typeof name !== 'string' || !isSaidBy(names, name));
}

/** One that is no row of its own, all rights for instance, goes by its name. */
export function clientPermission(name: string, id = name): ClientPermission {
  const [resource = '*', action = '*'] = name.split(':');
  return { id, resource, action };
}

function usualActions(resource: string): readonly string[] {
  return [...USUAL_ACTIONS, ...(MORE_ACTIONS.get(resource) ?? [])];
}

function inOtherWords(name: string, actionsOf: ActionsOf): string[] {
  const { resource, action } = clientPermission(name);
  if (resource === '*') return [];
  const actions = action === '*' ? actionsOf(resource) : [action];
  return actions.flatMap((one) => [`${resource}:${one}`, ...(one === 'update' ? [`${resource}:edit`] : [])]);
}

function isSaidBy(names: ReadonlySet<unknown>, name: string): boolean {
  const { resource, action } = clientPermission(name);
  return action !== '*' && names.has(`${resource}:*`);
}
