import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';

export interface UpdateVersionCommand {
  readonly actor: Actor;
  readonly versionId: number;
  /** Absent fields stay as they are. */
  readonly changes: { readonly version?: string | undefined; readonly supported?: boolean | undefined };
}

/** Renames a version, or begins or ends its being served. */
export class UpdateVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly versions: VersionRepository,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, VersionTakenError */
  async execute({ actor, versionId, changes }: UpdateVersionCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const known = await this.versions.findForUpdate(versionId);
      if (!known) throw new NotFoundError('Version');
      const version = changes.version ?? known.version;
      const supported = changes.supported ?? known.supported;
      await this.versions.update({ id: versionId, version, supported });
      const subject = { type: 'version', id: versionId };
      await this.outbox.publish({ type: 'version.updated', actorId: actor.userId, subject, data: { version, supported } });
    });
  }
}
