import { isNativeError } from 'node:util/types';

/** The code of an error of Node or of PostgreSQL, `ENOENT` or `23505`; undefined where there is none. */
export function errorCode(error: unknown): string | undefined {
  if (!isNativeError(error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
