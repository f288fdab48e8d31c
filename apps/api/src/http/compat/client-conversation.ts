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

/** A conversation as a list of messages shows it: what was said last in it, under the conversation's id. Before anything is said it is from whom it is with. */
export function conversationRow(conversation: ConversationBody, callerId: number | undefined): object {
  const { lastMessage, createdAt } = conversation;
  const shown = clientConversation(conversation, callerId);
  const { name } = shown;
  const sender = shown.members.find(({ id }) => id !== String(callerId)) ?? { id: String(callerId), name, avatar: null };
  return { ...(lastMessage ? clientMessage(lastMessage) : { sender, content: '', read: true, createdAt }), ...shown };
}
