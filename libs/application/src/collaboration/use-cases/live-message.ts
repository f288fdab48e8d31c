import { aboutMessage, topicOfConversation, type LiveEvent } from '@halolight/domain/collaboration';
import type { MessageView } from '../queries/message-directory.js';

/** Tells everybody in the conversation what was said; the sender's other front ends as well. */
export function liveMessage(message: MessageView, userIds: readonly number[]): LiveEvent[] {
  const { id, conversationId, sender, content, createdAt } = message;
  return userIds.map((userId) => ({
    userId,
    event: 'message.created',
    about: aboutMessage(id),
    topic: topicOfConversation(conversationId),
    data: { id, conversationId, sender: { id: sender.id, name: sender.name, avatar: sender.avatar }, content, read: userId === sender.id, createdAt },
  }));
}
