import type { Operation } from './openapi-document.js';

/** Who may call an operation, for people who read the document. */
export function accessNote({ security = [] }: Operation): string {
  if (security.length === 0) return 'Anybody may call this.';
  if (security.some((schemes) => Object.keys(schemes).length === 0)) return 'Anybody may call this, signed in or not.';
  const ways = security.flatMap(({ jwt = [] }) => (jwt.length === 0 ? [] : [jwt.map((name) => `\`${name}\``).join(' and ')]));
  return ways.length === 0 ? 'Anybody who is signed in may call this.' : `Needs ${ways.join(', or ')}.`;
}
