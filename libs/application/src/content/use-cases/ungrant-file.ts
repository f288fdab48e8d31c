import { shareSubject } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileShares } from '../ports/share-repository.js';
import type { FileGate } from './file-gate.js';

export interface UngrantFileCommand {
  readonly actor: Actor;
  readonly fileId: number;
  /** Either this or `groupId`. */
  readonly userId?: number | null | undefined;
  readonly groupId?: number | null | undefined;
}

/** Ends a share at once. */
export class UngrantFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shares: FileShares,
    private readonly gate: FileGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError also when there is no such share, ForbiddenError, InvalidInputError */
  async execute({ actor, fileId, userId, groupId }: UngrantFileCommand): Promise<void> {
    const subject = shareSubject(userId, groupId);
    await this.unitOfWork.run(async () => {
      await this.gate.hold(actor, fileId, 'OWNER');
      if (!(await this.shares.remove(fileId, subject))) throw new NotFoundError('Share');
      await this.outbox.publish({ type: 'file.unshared', actorId: actor.userId, subject: { type: 'file', id: fileId }, data: { ...subject } });
    });
  }
}
