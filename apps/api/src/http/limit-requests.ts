import type { LimitedRequests, RequestLimit } from '@halolight/application/kernel';
import type { Request, Response } from 'express';
import { clientOf } from './client-of.js';

/** Counts a request against the limit of its address and says on the answer what is left. @throws RateLimitedError */
export async function limitRequests(request: Request, response: Response, limit: RequestLimit, requests: LimitedRequests): Promise<void> {
  const { ip } = clientOf(request);
  if (ip === null) return;
  const allowance = await limit.take(ip, requests);
  response.setHeader('RateLimit-Limit', allowance.limit);
  response.setHeader('RateLimit-Remaining', allowance.remaining);
  response.setHeader('RateLimit-Reset', allowance.resetSeconds);
}
