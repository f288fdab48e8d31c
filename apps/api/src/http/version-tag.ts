import { crc32 } from 'node:zlib';
import type { Request } from 'express';

/**
 * Puts the resource's version on its answer as a weak ETag, `W/"3"`, for If-Match and If-None-Match; called on GET and on the answers of changes.
 * @param also what the answer shows beside the resource itself and its version does not count: a change of it makes another tag, `W/"3-1x2y3z"`,
 *   of which If-Match heeds the version alone
 */
export function tagVersion(request: Request, version: number, ...also: readonly unknown[]): void {
  const rest = also.length === 0 ? '' : `-${crc32(JSON.stringify(also)).toString(36)}`;
  request.res?.setHeader('ETag', `W/"${version}${rest}"`).setHeader('Cache-Control', 'private, no-cache');
}
