import type { OpenApiDocument, Operation } from '../openapi/openapi-document.js';

/** An operation and where it stands in the document. */
export interface Step {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

interface Folder {
  readonly name: string;
  readonly steps: readonly Step[];
}

const SIGN_IN = 'LoginAuth';
/** What others refer to. The tags that are not named come after these. */
const TAGS_FIRST = ['Authentication', 'Users', 'Groups', 'Roles', 'Permissions', 'Folders', 'Files', 'Shared files'];
/** They end the session that everything before needs. */
const SIGN_OUTS = ['DELETE /auth/sessions/{id}', 'POST /auth/logout-all', 'POST /auth/logout'];

/** All operations, in the order in which they find what they need. */
export function inOrder(paths: OpenApiDocument['paths']): Folder[] {
  const steps = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));
  const removals = steps.filter((step) => isRemoval(step) && !isSignOut(step)).sort((a, b) => tagRank(b) - tagRank(a) || depth(b) - depth(a));
  const others = steps.filter((step) => !isRemoval(step) && !isSignOut(step)).sort((a, b) => tagRank(a) - tagRank(b) || rank(a) - rank(b));
  return [
    ...Object.entries(Object.groupBy(others, tagOf)).map(([name, group = []]) => ({ name, steps: group })),
    { name: 'Removal', steps: removals },
    { name: 'Signing out', steps: steps.filter(isSignOut).sort((a, b) => SIGN_OUTS.indexOf(nameOf(a)) - SIGN_OUTS.indexOf(nameOf(b))) },
  ];
}

function rank({ path, method, operation }: Step): number {
  if (operation.operationId === SIGN_IN) return 0;
  return method === 'post' && '201' in operation.responses && !path.includes('{') ? 1 : 2;
}

function isRemoval({ method, path }: Step): boolean {
  return method === 'delete' || path.endsWith('/revoke');
}

function isSignOut(step: Step): boolean {
  return SIGN_OUTS.includes(nameOf(step));
}

function nameOf({ method, path }: Step): string {
  return `${method.toUpperCase()} ${path}`;
}

function tagOf({ operation }: Step): string {
  return operation.tags?.[0] ?? 'Other';
}

function tagRank(step: Step): number {
  const rank = TAGS_FIRST.indexOf(tagOf(step));
  return rank === -1 ? TAGS_FIRST.length : rank;
}

function depth({ path }: Step): number {
  return path.split('/').length;
}
