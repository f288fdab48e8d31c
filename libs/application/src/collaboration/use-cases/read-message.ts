import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { MessageRepository } from '../ports/message-repository.js';
import type { ReadConversation } from './read-conversation.js';

/** Reading a message is reading the conversation up to it. */
export class ReadMessage {
  constructor(
    private readonly messages: MessageRepository,
    private readonly readConversation: ReadConversation,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, messageId: number): Promise<void> {
    const message = await this.messages.findVisible(messageId, actor.userId);
    if (!message) throw new NotFoundError('Message');
    await this.readConversation.execute({ actor, conversationId: message.conversationId, upTo: messageId });
  }
}
