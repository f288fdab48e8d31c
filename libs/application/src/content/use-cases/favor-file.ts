import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { FileGate } from './file-gate.js';

/** Makes a file one of the actor's favourites, or no longer; nobody else's. */
export class FavorFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileRepository,
    private readonly gate: FileGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, fileId: number, isFavorite: boolean): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.gate.hold(actor, fileId, 'READ');
      if (!(await this.files.setFavorite(actor.userId, fileId, isFavorite))) return;
      const type = isFavorite ? 'file.favored' : 'file.unfavored';
      await this.outbox.publish({ type, actorId: actor.userId, subject: { type: 'file', id: fileId } });
    });
  }
}
