import { topicOfConversation } from '@halolight/domain/collaboration';
import type { MessageNews, NotificationFacts } from '../ports/notification-facts.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const NAME_LENGTH = 80;
const CONTENT_LENGTH = 200;

/** Tells those who have not read a message; while they leave it unread, the next one of the conversation takes its place. */
export class NotifyOfMessage {
  constructor(
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  async execute({ eventId, messageId }: { readonly eventId: number; readonly messageId: number }): Promise<void> {
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
    await this.notifier.notify(eventId, unreadBy.map((userId) => ({ userId, ...notification })));
  }
}

function titleOf({ senderName, conversationName }: MessageNews): string {
  const sender = shortened(senderName, NAME_LENGTH);
  return conversationName === null ? `New message from ${sender}` : `${sender} in ${shortened(conversationName, NAME_LENGTH)}`;
}
