import { ADMINISTRATIVE_ROLES, assertMayChangeGroupPermissions, type Group } from '@halolight/domain/identity';
import type { Actor, EventOutbox } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';

/** Changes what a group grants, inside the unit of work of a use case. What it grants already is no change. */
export class GroupRights {
  constructor(
    private readonly groups: GroupRepository,
    private readonly outbox: EventOutbox,
  ) {}

  /** @param permissions all that the group is to grant, without aliases @throws ForbiddenError */
  async assertMayChange(actor: Actor, group: Group, permissions: readonly string[]): Promise<void> {
    if (!isChange(group, permissions)) return;
    const administratorIds = await this.groups.memberIdsWithRoles(group.id, ADMINISTRATIVE_ROLES);
    assertMayChangeGroupPermissions(actor, group, permissions, administratorIds);
  }

  /** To be called only after `assertMayChange`. */
  async change(actor: Actor, group: Group, permissions: readonly string[]): Promise<void> {
    if (!isChange(group, permissions)) return;
    await this.groups.setPermissions(group.id, permissions);
    await this.outbox.publish({
      type: 'group.permissions_changed',
      actorId: actor.userId,
      subject: { type: 'group', id: group.id },
      data: { from: group.permissions, to: permissions },
    });
  }
}

function isChange(group: Group, permissions: readonly string[]): boolean {
  return permissions.length !== group.permissions.length || permissions.some((name) => !group.permissions.includes(name));
}
