import type { ConversationBody } from '../collaboration/conversations.contract.js';
import type { MessageBody } from '../collaboration/messages.contract.js';

/** Who is online is recorded nowhere, so nobody is said to be. */
export function clientConversation({ id, type, name, participants, lastMessage, lastMessageAt, unreadCount }: ConversationBody, callerId: number | undefined) {
  const members = participants.map((member) => ({ id: String(member.id), name: member.name, avatar: member.avatar }));
  const other = type === 'DIRECT' ? members.find((member) => member.id !== String(callerId)) : undefined;
  return {
    id: String(id),
    type: type.toLowerCase(),
    name,
    avatar: other?.avatar ?? null,
    lastMessage: lastMessage?.content ?? null,
    lastMessageTime: lastMessageAt,
    unreadCount,
    online: false,
    members,
  };
}

export function clientMessage({ id, sender, content, createdAt, read }: MessageBody) {
  return { id: String(id), sender: { ...sender, id: String(sender.id) }, content, createdAt, read };
}
