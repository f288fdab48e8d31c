import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';
import type { VersionSignals } from './version-signals.js';

export interface CreateVersionCommand {
  readonly actor: Actor;
  readonly version: string;
  readonly supported: boolean;
}

/** Makes a version known, served or not. */
export class CreateVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly versions: VersionRepository,
    private readonly signals: VersionSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws VersionTakenError */
  async execute({ actor, version, supported }: CreateVersionCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const draft = await this.signals.beforeCreate.run({ version, supported });
      const id = await this.versions.add(draft);
      const subject = { type: 'version', id };
      await this.outbox.publish({ type: 'version.created', actorId: actor.userId, subject, data: { version: draft.version, supported: draft.supported } });
      return id;
    });
  }
}
