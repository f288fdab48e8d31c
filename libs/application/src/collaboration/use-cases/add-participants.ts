import { assertFits, assertIsGroup, isParticipant } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { ConversationGate } from './conversation-gate.js';
import type { ConversationOpener } from './conversation-opener.js';

export interface AddParticipantsCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  readonly userIds: readonly number[];
}

/** Takes people into a group; any of its participants may. */
export class AddParticipants {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly gate: ConversationGate,
    private readonly opener: ConversationOpener,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, DirectConversationError, NoSuchUserError, TooManyParticipantsError */
  async execute({ actor, conversationId, userIds }: AddParticipantsCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const conversation = await this.gate.hold(actor, conversationId);
      assertIsGroup(conversation);
      const added = [...new Set(userIds)].filter((userId) => !isParticipant(conversation, userId));
      await this.opener.assertOpen(added, 'userIds');
      assertFits(conversation.participants.length + added.length);
      if (added.length === 0) return;
      await this.conversations.addParticipants(conversationId, added);
      const subject = { type: 'conversation', id: conversationId };
      await this.outbox.publish({ type: 'conversation.participants_added', actorId: actor.userId, subject, data: { userIds: added } });
    });
  }
}
