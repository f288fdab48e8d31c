import { assertMakesSense, knowsEveryGroup, shareSubject, type SharePermission } from '@halolight/domain/content';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileShares, StoredShare } from '../ports/share-repository.js';
import type { FileGate } from './file-gate.js';

export interface GrantFileCommand {
  readonly actor: Actor;
  readonly fileId: number;
  /** Either this or `groupId`. */
  readonly userId?: number | null | undefined;
  readonly groupId?: number | null | undefined;
  readonly permission: SharePermission;
  readonly expiresAt?: Date | null | undefined;
}

/** Shares a file with a user or a group; sharing again replaces the permission and the expiry. */
export class GrantFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shares: FileShares,
    private readonly gate: FileGate,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, InvalidInputError, NoSuchSubjectError, also of a group that the actor neither is in nor may see */
  async execute({ actor, fileId, userId, groupId, permission, expiresAt = null }: GrantFileCommand): Promise<StoredShare> {
    const subject = shareSubject(userId, groupId);
    return this.unitOfWork.run(async () => {
      const { ownerId } = await this.gate.hold(actor, fileId, 'OWNER');
      assertMakesSense(subject, ownerId, expiresAt, this.clock.now());
      const share = await this.shares.put(fileId, { ...subject, permission, expiresAt, sharedBy: actor.userId, knowsEveryGroup: knowsEveryGroup(actor) });
      const data = { ...subject, permission, expiresAt };
      await this.outbox.publish({ type: 'file.shared', actorId: actor.userId, subject: { type: 'file', id: fileId }, data });
      return share;
    });
  }
}
