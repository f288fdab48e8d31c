import type { ConversationView, MessageView } from '@halolight/application/collaboration';
import type { ConversationBody } from './conversations.contract.js';
import type { MessageBody } from './messages.contract.js';

export function messageBody({ id, conversationId, sender, content, read, createdAt }: MessageView): MessageBody {
  return { id, conversationId, sender: { id: sender.id, name: sender.name, avatar: sender.avatar }, content, read, createdAt };
}

export function conversationBody(view: ConversationView): ConversationBody {
  const { id, type, name, participants, lastMessage, unreadCount, createdAt } = view;
  return {
    id,
    type,
    name,
    participants: participants.map((participant) => ({
      id: participant.id,
      name: participant.name,
      avatar: participant.avatar,
      lastReadMessageId: participant.lastReadMessageId,
    })),
    lastMessage: lastMessage && messageBody(lastMessage),
    lastMessageAt: lastMessage?.createdAt ?? null,
    unreadCount,
    createdAt,
  };
}
