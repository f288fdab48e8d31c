import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { GroupRights } from './group-rights.js';
import type { PermissionFinder } from './permission-finder.js';

export interface SetGroupPermissionsCommand {
  readonly actor: Actor;
  readonly groupId: number;
  readonly permissions: readonly string[];
  /** Whether they come in place of what the group grants, or beside it. */
  readonly how: 'replace' | 'add';
  readonly expectedVersions?: ExpectedVersions;
}

/** Grants permissions to a group, and by it to its members. */
export class SetGroupPermissions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly permissions: PermissionFinder,
    private readonly rights: GroupRights,
  ) {}

  /** @throws NotFoundError, InvalidInputError, ForbiddenError, StaleVersionError */
  async execute({ actor, groupId, permissions: names, how, expectedVersions }: SetGroupPermissionsCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const group = await this.groups.findForUpdate(groupId);
      if (!group) throw new NotFoundError('Group');
      const named = await this.permissions.find(names);
      const permissions = how === 'add' ? [...new Set([...group.permissions, ...named])] : named;
      await this.rights.assertMayChange(actor, group, permissions);
      assertExpectedVersion('Group', group.version, expectedVersions);
      await this.rights.changeAlone(actor, group, permissions);
    });
  }
}
