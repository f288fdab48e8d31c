import { assertMayChangeMembers } from '@halolight/domain/identity';
import { InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { GroupSignals } from './group-signals.js';

export interface AddGroupMembersCommand {
  readonly actor: Actor;
  readonly groupId: number;
  /** Who is a member already stays one. */
  readonly userIds: readonly number[];
}

/** Takes accounts into a group. */
export class AddGroupMembers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly signals: GroupSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, InvalidInputError naming `userIds`, ForbiddenError */
  async execute({ actor, groupId, userIds }: AddGroupMembersCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const group = await this.groups.findForUpdate(groupId);
      if (!group) throw new NotFoundError('Group');
      const accounts = await this.existing([...new Set(userIds)]);
      assertMayChangeMembers(actor, group, accounts);
      const joining = await this.signals.beforeJoin.run({ group, userIds: accounts.map(({ id }) => id) });
      const added = await this.groups.addMembers(groupId, joining.userIds);
      if (added.length === 0) return;
      await this.outbox.publish({
        type: 'group.members_added',
        actorId: actor.userId,
        subject: { type: 'group', id: groupId },
        data: { userIds: added },
      });
    });
  }

  private async existing(userIds: readonly number[]) {
    const accounts = await this.groups.findAccounts(userIds);
    const missing = userIds.filter((userId) => !accounts.some(({ id }) => id === userId));
    if (missing.length > 0) throw InvalidInputError.of('userIds', `No such user: ${missing.join(', ')}`);
    return accounts;
  }
}
