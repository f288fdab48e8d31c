import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';
import type { VersionSignals } from './version-signals.js';

/** Makes a version unknown, and so unsupported. */
export class DeleteVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly versions: VersionRepository,
    private readonly signals: VersionSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @param expectedVersions revisions, one of which it must have @throws NotFoundError, StaleVersionError */
  async execute(actor: Actor, versionId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const known = await this.versions.findForUpdate(versionId);
      if (!known) throw new NotFoundError('Version');
      assertExpectedVersion('Version', known.revision, expectedVersions);
      await this.signals.beforeDelete.run(known);
      await this.versions.remove(versionId);
      const subject = { type: 'version', id: versionId };
      await this.outbox.publish({ type: 'version.deleted', actorId: actor.userId, subject, data: { version: known.version } });
    });
  }
}
