/** A permission as the front ends hold it in lists of objects. */
export interface ClientPermission {
  readonly id: string;
  readonly resource: string;
  readonly action: string;
}

const EVERY_ACTION = ['view', 'create', 'update', 'delete'];

/** The API's word for an action, and how the front ends call it, of one resource or of all. */
const SYNONYMS: readonly (readonly [resource: string | null, action: string, called: string])[] = [
  [null, 'update', 'edit'],
  ['files', 'create', 'upload'],
  ['messages', 'create', 'send'],
];

/** Back into a name that the API knows. */
const SPOKEN = new Map([['messages:send', 'messages:create']]);

/** Names of permissions in the API's words and in the front ends' as well; all actions of a resource one by one, too, since they compare whole names. */
export function clientPermissionNames(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => (name === '*:*' ? ['*'] : [name, ...inOtherWords(name)])))];
}

export function clientPermissions(names: readonly string[]): ClientPermission[] {
  return clientPermissionNames(names).map((name) => clientPermission(name));
}

/** What a front end sends as permissions of a role: in either's words, each once. */
export function permissionNames(sent: unknown): unknown {
  if (!Array.isArray(sent)) return sent;
  return [...new Set(sent.map((name: unknown) => (typeof name === 'string' ? (SPOKEN.get(name) ?? name.replace(/:edit$/, ':update')) : name)))];
}

/** One that is no row of its own, all rights for instance, goes by its name. */
export function clientPermission(name: string, id = name): ClientPermission {
  const [resource = '*', action = '*'] = name.split(':');
  return { id, resource, action };
}

function inOtherWords(name: string): string[] {
  const { resource, action } = clientPermission(name);
  if (resource === '*') return [];
  const actions = action === '*' ? EVERY_ACTION : [action];
  return actions.flatMap((one) => [`${resource}:${one}`, ...synonyms(resource, one)]);
}

function synonyms(resource: string, action: string): string[] {
  const known = SYNONYMS.filter(([of, own]) => own === action && (of === null || of === resource));
  return known.map(([, , called]) => `${resource}:${called}`);
}
