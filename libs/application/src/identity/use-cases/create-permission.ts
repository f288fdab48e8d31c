import { InvalidInputError, Permission } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PermissionCatalogue } from '../ports/permission-catalogue.js';
import type { PermissionSignals } from './permission-signals.js';

export interface CreatePermissionCommand {
  readonly actor: Actor;
  readonly name: string;
  readonly description: string | null;
}

/** Adds a permission to the catalogue, for a feature that will ask for it; who may grant it is another question. */
export class CreatePermission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: PermissionCatalogue,
    private readonly signals: PermissionSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws InvalidInputError, NameTakenError */
  async execute({ actor, name, description }: CreatePermissionCommand): Promise<number> {
    const permission = Permission.parse(name, 'name');
    if (permission.resource === '*' || permission.action === '*') {
      throw InvalidInputError.of('name', 'A wildcard is granted, not made');
    }
    return this.unitOfWork.run(async () => {
      const draft = await this.signals.beforeCreate.run({ permission, description });
      const id = await this.catalogue.add(draft.permission, draft.description);
      const subject = { type: 'permission', id };
      await this.outbox.publish({ type: 'permission.created', actorId: actor.userId, subject, data: { name: draft.permission.name } });
      return id;
    });
  }
}
