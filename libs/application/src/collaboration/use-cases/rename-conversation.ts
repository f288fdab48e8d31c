import { assertIsGroup } from '@halolight/domain/collaboration';
import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { ConversationGate } from './conversation-gate.js';

export interface RenameConversationCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  readonly name: string;
  readonly expectedVersions?: ExpectedVersions;
}

/** Gives a group another name; any of its participants may. */
export class RenameConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly gate: ConversationGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, DirectConversationError, StaleVersionError */
  async execute({ actor, conversationId, name, expectedVersions }: RenameConversationCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const conversation = await this.gate.hold(actor, conversationId);
      assertIsGroup(conversation);
      assertExpectedVersion('Conversation', conversation.version, expectedVersions);
      await this.conversations.rename(conversationId, name);
      await this.outbox.publish({ type: 'conversation.renamed', actorId: actor.userId, subject: { type: 'conversation', id: conversationId } });
    });
  }
}
