import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';

/** Makes a version unknown, and so unsupported. */
export class DeleteVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly versions: VersionRepository,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, versionId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const known = await this.versions.findForUpdate(versionId);
      if (!known) throw new NotFoundError('Version');
      await this.versions.remove(versionId);
      const subject = { type: 'version', id: versionId };
      await this.outbox.publish({ type: 'version.deleted', actorId: actor.userId, subject, data: { version: known.version } });
    });
  }
}
