import { aboutMessage, assertMayTakeBack, type Message } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { MessageRepository } from '../ports/message-repository.js';
import type { ConversationGate } from './conversation-gate.js';

/** Takes a message back, for everybody: whoever was away hears nothing of it either. */
export class DeleteMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly gate: ConversationGate,
    private readonly live: LiveEvents,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async execute(actor: Actor, messageId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { conversationId } = await this.own(actor, messageId);
      // Before the message, as who removes the conversation does: neither waits for what the other holds.
      await this.gate.hold(actor, conversationId);
      // Who held it until now may have taken it back.
      await this.own(actor, messageId);
      await this.messages.takeBack(messageId);
      await this.live.withdraw(aboutMessage(messageId));
      await this.outbox.publish({ type: 'message.deleted', actorId: actor.userId, subject: { type: 'message', id: messageId }, data: { conversationId } });
    });
  }

  private async own(actor: Actor, messageId: number): Promise<Message> {
    const message = await this.messages.findVisible(messageId, actor.userId);
    if (!message) throw new NotFoundError('Message');
    assertMayTakeBack(message, actor.userId);
    return message;
  }
}
