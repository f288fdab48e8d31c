import { assertFits, type ConversationType } from '@halolight/domain/collaboration';
import { InvalidInputError } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { ConversationOpener } from './conversation-opener.js';

export interface StartConversationCommand {
  readonly actor: Actor;
  readonly type: ConversationType;
  /** Of a group. */
  readonly name?: string | null | undefined;
  /** Exactly one other for a direct conversation, at least one for a group. */
  readonly userIds: readonly number[];
}

/** Starts a conversation, or finds the direct one that there is. */
export class StartConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly opener: ConversationOpener,
  ) {}

  /** @returns the id @throws InvalidInputError, NoSuchUserError, TooManyParticipantsError */
  async execute({ actor, type, name, userIds }: StartConversationCommand): Promise<number> {
    return this.unitOfWork.run(() => (type === 'DIRECT' ? this.direct(actor, name, userIds) : this.group(actor, name, userIds)));
  }

  private async direct(actor: Actor, name: StartConversationCommand['name'], userIds: readonly number[]): Promise<number> {
    const [otherId, ...more] = userIds;
    if (otherId === undefined || more.length > 0) throw InvalidInputError.of('userIds', 'Must be one other user for a direct conversation');
    if (typeof name === 'string') throw InvalidInputError.of('name', 'A direct conversation has no name');
    const id = await this.opener.direct(actor, otherId, 'userIds');
    await this.conversations.show(id, actor.userId);
    return id;
  }

  private async group(actor: Actor, name: StartConversationCommand['name'], userIds: readonly number[]): Promise<number> {
    if (typeof name !== 'string') throw InvalidInputError.of('name', 'Is required for a group');
    const others = [...new Set(userIds)].filter((userId) => userId !== actor.userId);
    if (others.length === 0) throw InvalidInputError.of('userIds', 'Must be at least one other user');
    assertFits(others.length + 1);
    await this.opener.assertOpen(others, 'userIds');
    const id = await this.conversations.addGroup(name, [actor.userId, ...others]);
    await this.opener.tellOfStart(actor, id, 'GROUP');
    return id;
  }
}
