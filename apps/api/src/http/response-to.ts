import type { Request, Response } from 'express';

/** The answer that belongs to a request; Express gives every request one. */
export function responseTo(request: Request): Response {
  if (!request.res) throw new Error('The request has no answer');
  return request.res;
}
