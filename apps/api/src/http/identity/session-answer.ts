import type { SessionGrant } from '@halolight/application/identity';
import type { Request } from 'express';
import { ok } from '../envelope.js';
import type { SessionAnswer } from './auth.contract.js';
import { userBody } from './user-body.js';

/** Tokens, and the order to every cache to keep none of them. */
export function sessionAnswer({ res }: Pick<Request, 'res'>, { user, accessToken, refreshToken, expiresIn }: SessionGrant): SessionAnswer {
  res?.setHeader('Cache-Control', 'no-store');
  return {
    ...ok({ user: userBody(user), accessToken, refreshToken, tokenType: 'Bearer' as const, expiresIn }),
    accessToken,
    refreshToken,
  };
}
