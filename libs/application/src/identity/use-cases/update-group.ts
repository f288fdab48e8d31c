import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository, NewGroup } from '../ports/group-repository.js';
import type { GroupRights } from './group-rights.js';
import type { GroupSignals } from './group-signals.js';
import type { PermissionFinder } from './permission-finder.js';

export interface UpdateGroupCommand {
  readonly actor: Actor;
  readonly groupId: number;
  /** Absent fields stay as they are. */
  readonly changes: { readonly [Field in keyof NewGroup]?: NewGroup[Field] | undefined };
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes how a group is called and what it grants. */
export class UpdateGroup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly permissions: PermissionFinder,
    private readonly rights: GroupRights,
    private readonly signals: GroupSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, InvalidInputError, ForbiddenError, StaleVersionError, NameTakenError */
  async execute({ actor, groupId, changes, expectedVersions }: UpdateGroupCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const group = await this.groups.findForUpdate(groupId);
      if (!group) throw new NotFoundError('Group');
      const { name = group.name, description = group.description } = changes;
      const permissions = changes.permissions ? await this.permissions.find(changes.permissions) : group.permissions;
      await this.rights.assertMayChange(actor, group, permissions);
      assertExpectedVersion('Group', group.version, expectedVersions);
      const changed = await this.signals.beforeUpdate.run({ ...group, name, description, permissions });
      await this.groups.update(changed);
      const subject = { type: 'group', id: groupId };
      await this.outbox.publish({ type: 'group.updated', actorId: actor.userId, subject, data: { name: changed.name } });
      await this.rights.change(actor, group, changed.permissions);
    });
  }
}
