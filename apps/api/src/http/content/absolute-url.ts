import type { Request } from 'express';

/** A path of this API as the caller may call it from anywhere: under the name that they called us by. */
export function absoluteUrl(request: Request, path: string): string {
  return `${request.protocol}://${request.host}${path}`;
}
