import type { Request, Response } from 'express';
import { entityTags } from './entity-tags.js';

/** Whether the caller has the answer already: its ETag is among those of If-None-Match, compared weakly (RFC 9110 section 13.1.2). */
export function isNotModified(request: Request, response: Response): boolean {
  const held = request.headers['if-none-match'];
  const tag = response.getHeader('ETag');
  if (held === undefined || typeof tag !== 'string' || !isRead(request)) return false;
  const heldTags = entityTags(held);
  const [own] = entityTags(tag) ?? [];
  return heldTags === '*' || (own !== undefined && heldTags !== null && heldTags.includes(own));
}

export function sendNotModified(response: Response): void {
  response.statusCode = 304;
  response.end();
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}
