import { ADMINISTRATIVE_RIGHTS, assertMayChangeGroupPermissions, type Group } from '@halolight/domain/identity';
import type { Actor, EventOutbox } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { GroupSignals } from './group-signals.js';
import { sameNames } from './same-names.js';

/** Changes what a group grants, inside the unit of work of a use case. What it grants already is no change. */
export class GroupRights {
  constructor(
    private readonly groups: GroupRepository,
    private readonly signals: GroupSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @param permissions all that the group is to grant, without aliases @throws ForbiddenError */
  async assertMayChange(actor: Actor, group: Group, permissions: readonly string[]): Promise<void> {
    if (sameNames(permissions, group.permissions)) return;
    const administratorIds = await this.groups.memberIdsWithAnyOf(group.id, ADMINISTRATIVE_RIGHTS);
    assertMayChangeGroupPermissions(actor, group, permissions, administratorIds);
  }

  /** Changes nothing else about the group. To be called only after `assertMayChange`. @throws what a handler of the signals throws */
  async changeAlone(actor: Actor, group: Group, permissions: readonly string[]): Promise<void> {
    if (sameNames(permissions, group.permissions)) return;
    const changed = await this.signals.beforeUpdate.run({ ...group, permissions });
    await this.change(actor, group, changed.permissions);
  }

  /** To be called only after `assertMayChange`, and the signals. */
  async change(actor: Actor, group: Group, permissions: readonly string[]): Promise<void> {
    if (sameNames(permissions, group.permissions)) return;
    await this.groups.setPermissions(group.id, permissions);
    await this.outbox.publish({
      type: 'group.permissions_changed',
      actorId: actor.userId,
      subject: { type: 'group', id: group.id },
      data: { from: group.permissions, to: permissions },
    });
  }
}
