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

/**
 * What a front end sends as permissions of a role, in the API's words, each once. A whole resource was shown with each of its actions, under each of their
 * names: where one of those is missing beside it, it was taken back, and what is left is meant instead of the whole.
 */
export function permissionNames(sent: unknown, actionsOf: ActionsOf = usualActions): unknown {
  if (!Array.isArray(sent)) return sent;
  const names = new Set<unknown>(sent);
  const kept = [...names].filter((name) => typeof name !== 'string' || !isSaidOtherwise(names, name, actionsOf));
  return [...new Set(kept.map((name) => (typeof name === 'string' ? name.replace(/:edit$/, ':update') : name)))];
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

/** Beside all of its actions the whole says it; beside some of them, those that are there under each of their names do. */
function isSaidOtherwise(names: ReadonlySet<unknown>, name: string, actionsOf: ActionsOf): boolean {
  const { resource, action } = clientPermission(name);
  const whole = `${resource}:*`;
  if (resource === '*' || !names.has(whole)) return false;
  const isAlone = ![...names].some((other) => other !== whole && typeof other === 'string' && other.startsWith(`${resource}:`));
  const isComplete = isAlone || inOtherWords(whole, actionsOf).every((one) => names.has(one));
  if (action === '*') return !isComplete;
  return isComplete || inOtherWords(name.replace(/:edit$/, ':update'), actionsOf).some((one) => !names.has(one));
}
