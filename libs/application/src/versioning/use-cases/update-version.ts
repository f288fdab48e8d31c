import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';
import type { VersionSignals } from './version-signals.js';

export interface UpdateVersionCommand {
  readonly actor: Actor;
  readonly versionId: number;
  /** Absent fields stay as they are. */
  readonly changes: { readonly version?: string | undefined; readonly supported?: boolean | undefined };
  /** Revisions, one of which it must have. */
  readonly expectedVersions?: ExpectedVersions;
}

/** Renames a version, or begins or ends its being served. */
export class UpdateVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly versions: VersionRepository,
    private readonly signals: VersionSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, VersionTakenError, StaleVersionError */
  async execute({ actor, versionId, changes, expectedVersions }: UpdateVersionCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const known = await this.versions.findForUpdate(versionId);
      if (!known) throw new NotFoundError('Version');
      assertExpectedVersion('Version', known.revision, expectedVersions);
      const wanted = { ...known, version: changes.version ?? known.version, supported: changes.supported ?? known.supported };
      const changed = await this.signals.beforeUpdate.run(wanted);
      await this.versions.update(changed);
      const { version, supported } = changed;
      const subject = { type: 'version', id: versionId };
      await this.outbox.publish({ type: 'version.updated', actorId: actor.userId, subject, data: { version, supported } });
    });
  }
}
