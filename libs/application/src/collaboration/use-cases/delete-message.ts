import { aboutMessage, assertMayTakeBack } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { MessageRepository } from '../ports/message-repository.js';

/** Takes a message back, for everybody: whoever was away hears nothing of it either. */
export class DeleteMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly live: LiveEvents,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async execute(actor: Actor, messageId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const message = await this.messages.findVisible(messageId, actor.userId);
      if (!message) throw new NotFoundError('Message');
      assertMayTakeBack(message, actor.userId);
      await this.messages.takeBack(messageId);
      await this.live.withdraw(aboutMessage(messageId));
      const data = { conversationId: message.conversationId };
      await this.outbox.publish({ type: 'message.deleted', actorId: actor.userId, subject: { type: 'message', id: messageId }, data });
    });
  }
}
