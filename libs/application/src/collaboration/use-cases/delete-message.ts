import { assertMayTakeBack } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { MessageRepository } from '../ports/message-repository.js';

/** Takes a message back, for everybody. */
export class DeleteMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async execute(actor: Actor, messageId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const message = await this.messages.findVisible(messageId, actor.userId);
      if (!message) throw new NotFoundError('Message');
      assertMayTakeBack(message, actor.userId);
      await this.messages.takeBack(messageId);
      const data = { conversationId: message.conversationId };
      await this.outbox.publish({ type: 'message.deleted', actorId: actor.userId, subject: { type: 'message', id: messageId }, data });
    });
  }
}
