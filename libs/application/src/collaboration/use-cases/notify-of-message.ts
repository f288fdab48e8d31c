import { aboutMessage, topicOfConversation } from '@halolight/domain/collaboration';
import type { UnitOfWork } from '../../kernel/index.js';
import type { MessageNews, NotificationFacts } from '../ports/notification-facts.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const NAME_LENGTH = 80;
const CONTENT_LENGTH = 200;

export interface ToldMessage {
  readonly eventId: number;
  readonly messageId: number;
  /** Nobody but these; everybody where none are given. */
  readonly among?: readonly number[];
}

/** Tells those who have not read a message; while they leave it unread, the next one of the conversation takes its place. */
export class NotifyOfMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  /** Who takes the message back meanwhile, or somebody out of the conversation, waits until it is told, and then takes that back as well. */
  async execute(told: ToldMessage): Promise<void> {
    await this.unitOfWork.run(() => this.tell(told));
  }

  private async tell({ eventId, messageId, among }: ToldMessage): Promise<void> {
    await this.facts.holdConversationOf(messageId);
    const news = await this.facts.messageNews(messageId);
    if (news === null) return;
    const { conversationId, content, unreadBy } = news;
    const notification = {
      type: 'MESSAGE',
      title: titleOf(news),
      content: shortened(content, CONTENT_LENGTH),
      link: `/messages/${conversationId}`,
      topic: topicOfConversation(conversationId),
    } as const;
    const userIds = among ? unreadBy.filter((userId) => among.includes(userId)) : unreadBy;
    await this.notifier.notify(eventId, userIds.map((userId) => ({ userId, ...notification })), { about: aboutMessage(messageId) });
  }
}

function titleOf({ senderName, conversationName }: MessageNews): string {
  const sender = shortened(senderName, NAME_LENGTH);
  return conversationName === null ? `New message from ${sender}` : `${sender} in ${shortened(conversationName, NAME_LENGTH)}`;
}
