import { NotFoundError, Permission } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { GroupRights } from './group-rights.js';

export interface RevokeGroupPermissionCommand {
  readonly actor: Actor;
  readonly groupId: number;
  readonly permission: string;
}

/** Takes one permission from a group, and so from members who have it from nowhere else. */
export class RevokeGroupPermission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly rights: GroupRights,
  ) {}

  /** @throws InvalidInputError; NotFoundError, also for a permission that the group does not grant; ForbiddenError */
  async execute({ actor, groupId, permission }: RevokeGroupPermissionCommand): Promise<void> {
    const { name } = Permission.parse(permission, 'name');
    await this.unitOfWork.run(async () => {
      const group = await this.groups.findForUpdate(groupId);
      if (!group) throw new NotFoundError('Group');
      if (!group.permissions.includes(name)) throw new NotFoundError('Permission of this group');
      const permissions = group.permissions.filter((each) => each !== name);
      await this.rights.assertMayChange(actor, group, permissions);
      await this.rights.changeAlone(actor, group, permissions);
    });
  }
}
