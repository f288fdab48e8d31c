import { InvalidInputError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { MessageRepository } from '../ports/message-repository.js';
import type { MessageDirectory } from '../queries/message-directory.js';
import type { ConversationGate } from './conversation-gate.js';
import type { ConversationOpener } from './conversation-opener.js';
import { liveMessage } from './live-message.js';

export interface SendMessageCommand {
  readonly actor: Actor;
  /** Either this or `recipientId`, whose direct conversation is found or made. */
  readonly conversationId?: number | null | undefined;
  readonly recipientId?: number | null | undefined;
  readonly content: string;
}

/** Says something in a conversation. */
export class SendMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly messages: MessageRepository,
    private readonly directory: MessageDirectory,
    private readonly gate: ConversationGate,
    private readonly opener: ConversationOpener,
    private readonly live: LiveEvents,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the message's id @throws NotFoundError, InvalidInputError, NoSuchUserError */
  async execute(command: SendMessageCommand): Promise<number> {
    const { actor, content } = command;
    return this.unitOfWork.run(async () => {
      const conversation = await this.gate.hold(actor, await this.conversationOf(command));
      const id = await this.messages.add({ conversationId: conversation.id, senderId: actor.userId, content });
      await this.conversations.recordMessage(conversation.id);
      const sent = await this.directory.byId(id, actor.userId);
      if (!sent) throw new Error(`The message ${id} is gone before it was sent`);
      await this.live.tell(liveMessage(sent, conversation.participants.map(({ userId }) => userId)));
      const data = { conversationId: conversation.id };
      await this.outbox.publish({ type: 'message.sent', actorId: actor.userId, subject: { type: 'message', id }, data });
      return id;
    });
  }

  private async conversationOf({ actor, conversationId, recipientId }: SendMessageCommand): Promise<number> {
    const [conversation, recipient] = [conversationId ?? null, recipientId ?? null];
    if (conversation !== null && recipient === null) return conversation;
    if (recipient !== null && conversation === null) return this.opener.direct(actor, recipient, 'recipientId');
    const message = recipient === null ? 'Give conversationId or recipientId' : 'Give either conversationId or recipientId';
    throw new InvalidInputError([{ field: 'conversationId', message }, { field: 'recipientId', message }]);
  }
}
