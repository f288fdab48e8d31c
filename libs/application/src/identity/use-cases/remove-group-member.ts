import { assertMayChangeMembers } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { GroupSignals } from './group-signals.js';

export interface RemoveGroupMemberCommand {
  readonly actor: Actor;
  readonly groupId: number;
  readonly userId: number;
}

/** Takes an account out of a group. */
export class RemoveGroupMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly signals: GroupSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, also for an account that is no member; ForbiddenError */
  async execute({ actor, groupId, userId }: RemoveGroupMemberCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const group = await this.groups.findForUpdate(groupId);
      if (!group) throw new NotFoundError('Group');
      const accounts = await this.groups.findAccounts([userId]);
      if (accounts.length === 0) throw new NotFoundError('Member');
      assertMayChangeMembers(actor, group, accounts);
      await this.signals.beforeLeave.run({ group, userIds: [userId] });
      if (!(await this.groups.removeMember(groupId, userId))) throw new NotFoundError('Member');
      await this.outbox.publish({
        type: 'group.member_removed',
        actorId: actor.userId,
        subject: { type: 'group', id: groupId },
        data: { userId },
      });
    });
  }
}
