import { InvalidInputError, Permission } from '../../kernel/index.js';
import type { Visitor } from './access.js';
import { widerPermission, type SharePermission } from './share-permission.js';

const SEE_GROUPS = Permission.parse('groups:view');

/** With whom something is shared: one user, or everybody who is in a group at the time. */
export type ShareSubject = { readonly userId: number; readonly groupId: null } | { readonly userId: null; readonly groupId: number };

/** Lets its subject use something that belongs to somebody else. */
export interface Share {
  readonly userId: number | null;
  readonly groupId: number | null;
  readonly permission: SharePermission;
  /** The first moment at which it allows nothing any more; null: it lasts. */
  readonly expiresAt: Date | null;
}

/** A share that was stored. */
export interface StoredShare extends Share {
  readonly id: number;
  readonly createdAt: Date;
}

/** @throws InvalidInputError unless exactly one of the two is given */
export function shareSubject(userId: number | null | undefined, groupId: number | null | undefined): ShareSubject {
  const [user, group] = [userId ?? null, groupId ?? null];
  if (user !== null && group === null) return { userId: user, groupId: null };
  if (group !== null && user === null) return { userId: null, groupId: group };
  const message = user === null ? 'Give userId or groupId' : 'Give either userId or groupId';
  throw new InvalidInputError([{ field: 'userId', message }, { field: 'groupId', message }]);
}

/** @throws InvalidInputError for a share with the owner, or one that has expired before it begins */
export function assertMakesSense(subject: ShareSubject, ownerId: number, expiresAt: Date | null, now: Date): void {
  if (subject.userId === ownerId) throw InvalidInputError.of('userId', 'The owner needs no share');
  if (expiresAt !== null && expiresAt <= now) throw InvalidInputError.of('expiresAt', 'Must be in the future');
}

/** Whether the visitor may share with groups that they are not in; to everybody else those are as good as not there. */
export function knowsEveryGroup({ permissions }: Pick<Visitor, 'permissions'>): boolean {
  return permissions.allows(SEE_GROUPS);
}

export function isLive({ expiresAt }: Pick<Share, 'expiresAt'>, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

/** The widest permission that `shares` give to a user who is in these groups; null when they give none. */
export function grantedBy(shares: readonly Share[], userId: number, groupIds: readonly number[], now: Date): SharePermission | null {
  return shares
    .filter((share) => isLive(share, now))
    .filter((share) => share.userId === userId || (share.groupId !== null && groupIds.includes(share.groupId)))
    .reduce<SharePermission | null>((widest, { permission }) => widerPermission(widest, permission), null);
}
