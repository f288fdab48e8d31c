import { PermissionSet } from '@halolight/domain/kernel';
import type { Actor } from '../actor.js';

/** Somebody who acts from the session 1 under exactly these permissions. */
export function sampleActor(userId: number, ...permissions: readonly string[]): Actor {
  return { userId, sessionId: 1, permissions: new PermissionSet(permissions) };
}
