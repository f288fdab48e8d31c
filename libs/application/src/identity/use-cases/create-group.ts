import { assertMayCreateGroup } from '@halolight/domain/identity';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GroupRepository, NewGroup } from '../ports/group-repository.js';
import type { GroupSignals } from './group-signals.js';
import type { PermissionFinder } from './permission-finder.js';

export interface CreateGroupCommand extends NewGroup {
  readonly actor: Actor;
}

/** Makes a group without members. */
export class CreateGroup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly permissions: PermissionFinder,
    private readonly signals: GroupSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws ForbiddenError, InvalidInputError, NameTakenError */
  async execute({ actor, name, description, permissions: names }: CreateGroupCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const permissions = await this.permissions.find(names);
      assertMayCreateGroup(actor, permissions);
      const id = await this.groups.add(await this.signals.beforeCreate.run({ name, description, permissions }));
      const subject = { type: 'group', id };
      await this.outbox.publish({ type: 'group.created', actorId: actor.userId, subject, data: { name, permissions } });
      return id;
    });
  }
}
