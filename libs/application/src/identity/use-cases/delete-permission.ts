import { assertMayGrant } from '@halolight/domain/identity';
import { ConflictError, NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PermissionCatalogue } from '../ports/permission-catalogue.js';
import type { PermissionSignals } from './permission-signals.js';

/** Takes a permission out of the catalogue and away from everyone; those the product asks for stay. */
export class DeletePermission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: PermissionCatalogue,
    private readonly signals: PermissionSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws ForbiddenError, NotFoundError, ConflictError */
  async execute(actor: Actor, permissionId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const permission = await this.catalogue.find(permissionId);
      if (!permission) throw new NotFoundError('Permission');
      assertMayGrant(actor, [permission.name]);
      if (permission.isSeeded) throw new ConflictError(`The permission "${permission.name}" came with the product and cannot be deleted`);
      await this.signals.beforeDelete.run(permission);
      await this.catalogue.remove(permissionId);
      const subject = { type: 'permission', id: permissionId };
      await this.outbox.publish({ type: 'permission.deleted', actorId: actor.userId, subject, data: { name: permission.name } });
    });
  }
}
