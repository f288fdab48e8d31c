import type { SessionGrant } from '@halolight/application/identity';
import { ok } from '../envelope.js';
import type { SessionAnswer } from './auth.contract.js';
import { userBody } from './user-body.js';

export function sessionAnswer({ user, accessToken, refreshToken, expiresIn }: SessionGrant): SessionAnswer {
  return {
    ...ok({ user: userBody(user), accessToken, refreshToken, tokenType: 'Bearer' as const, expiresIn }),
    accessToken,
    refreshToken,
  };
}
