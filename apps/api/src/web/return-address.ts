/** A path of this site: one slash first, and nothing that browsers would read as another slash or leave out. */
const LOCAL_PATH = /^\/(?![/\\])[^\\\p{Cc}\p{Z}]*$/u;
const MAX_LENGTH = 2_000;
const HERE = 'http://here.invalid';

/** Where to go after signing in: `wanted` when that is a path of this site, else `usual`. No page of another site, whatever tricks are played. */
export function returnAddress(wanted: unknown, usual: string): string {
  return typeof wanted === 'string' && isLocal(wanted) ? wanted : usual;
}

function isLocal(path: string): boolean {
  if (path.length > MAX_LENGTH || !LOCAL_PATH.test(path) || !URL.canParse(path, HERE)) return false;
  const { origin, pathname } = new URL(path, HERE);
  return origin === HERE && !pathname.startsWith('//');
}
