import type { ShareView, StoredShare } from '@halolight/application/content';
import type { NamedShareBody, ShareAnswer } from './document-sharing.contract.js';

export function shareBody({ id, userId, groupId, permission, expiresAt, createdAt }: StoredShare): ShareAnswer {
  return { id, userId, groupId, permission, expiresAt, createdAt };
}

export function namedShareBody(share: ShareView): NamedShareBody {
  return { ...shareBody(share), name: share.name };
}
