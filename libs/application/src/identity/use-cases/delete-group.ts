import { ADMINISTRATIVE_RIGHTS, assertMayDeleteGroup } from '@halolight/domain/identity';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { GroupSignals } from './group-signals.js';

/** Deletes a group; its members stay, without what it granted. */
export class DeleteGroup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly signals: GroupSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute(actor: Actor, groupId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const group = await this.groups.findForUpdate(groupId);
      if (!group) throw new NotFoundError('Group');
      assertMayDeleteGroup(actor, group, await this.groups.memberIdsWithAnyOf(groupId, ADMINISTRATIVE_RIGHTS));
      assertExpectedVersion('Group', group.version, expectedVersions);
      await this.signals.beforeDelete.run(group);
      await this.groups.remove(groupId);
      const subject = { type: 'group', id: groupId };
      await this.outbox.publish({ type: 'group.deleted', actorId: actor.userId, subject, data: { name: group.name } });
    });
  }
}
