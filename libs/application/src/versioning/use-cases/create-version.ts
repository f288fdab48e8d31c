import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';

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
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws VersionTakenError */
  async execute({ actor, version, supported }: CreateVersionCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const id = await this.versions.add({ version, supported });
      const subject = { type: 'version', id };
      await this.outbox.publish({ type: 'version.created', actorId: actor.userId, subject, data: { version, supported } });
      return id;
    });
  }
}
