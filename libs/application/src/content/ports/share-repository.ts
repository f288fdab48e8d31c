import type { Share, SharePermission, ShareSubject, StoredShare } from '@halolight/domain/content';

export type { StoredShare } from '@halolight/domain/content';

export type NewShare = ShareSubject &
  Pick<Share, 'permission' | 'expiresAt'> & {
    readonly sharedBy: number;
    /** Whether the sharer knows every group; left out: those alone that they are in. */
    readonly knowsEveryGroup?: boolean;
  };

/** With whom the resources of one kind are shared; each kind has a subclass, which is its key for wiring. */
export abstract class ShareRepository {
  /** The widest permission that live shares with the user, and with the groups they are in, give. */
  abstract grantedTo(resourceId: number, userId: number): Promise<SharePermission | null>;

  /** Makes the share, or replaces the one that the resource has with this subject. @throws NoSuchSubjectError, also of a group that the sharer does not know */
  abstract put(resourceId: number, share: NewShare): Promise<StoredShare>;

  /** @returns whether there was such a share */
  abstract remove(resourceId: number, subject: ShareSubject): Promise<boolean>;
}

export abstract class DocumentShares extends ShareRepository {}

export abstract class FileShares extends ShareRepository {}
