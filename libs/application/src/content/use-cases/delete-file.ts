import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { FileGate } from './file-gate.js';
import type { FileSignals } from './file-signals.js';

/** Deletes a file with its shares and links; its content goes when no other file shows it. */
export class DeleteFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileRepository,
    private readonly gate: FileGate,
    private readonly signals: FileSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute(actor: Actor, fileId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const file = await this.gate.hold(actor, fileId, 'OWNER');
      assertExpectedVersion('File', file.version, expectedVersions);
      await this.signals.beforeDelete.run(file);
      await this.files.remove(fileId);
      await this.outbox.publish({ type: 'file.deleted', actorId: actor.userId, subject: { type: 'file', id: fileId } });
    });
  }
}
