import { ConversationsController } from '../../collaboration/conversations.controller.js';
import { MessagesController } from '../../collaboration/messages.controller.js';
import { clientConversation, clientMessage } from '../client-conversation.js';
import { listFilters, picked } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { numberIds } from '../number-ids.js';
import { textIds } from '../text-ids.js';

const list = [ConversationsController, 'list'] as const;
const unreadCount = [ConversationsController, 'unreadCount'] as const;
const listMessages = [ConversationsController, 'listMessages'] as const;
const read = [ConversationsController, 'read'] as const;
const close = [ConversationsController, 'close'] as const;
const listAll = [MessagesController, 'list'] as const;
const send = [MessagesController, 'send'] as const;
const NEWEST = { limit: '100', count: 'none' };
const MOST_CONVERSATIONS = 1_000;

/** Conversations and their messages; the id in a path is the conversation's. */
export const messageRoutes: readonly MountRoute[] = [
  mountRoute('get', '/messages/conversations', list, async (call) => {
    return (await everyRow(call, (query) => call.decided(list, { query }), MOST_CONVERSATIONS)).map((row) => clientConversation(row, call.callerId));
  }),
  mountRoute('get', '/messages', listAll, async (call) => clientPage((await call.decided(listAll, { query: listFilters(call.query, []) })).data, clientMessage)),
  mountRoute('get', '/messages/unread-count', unreadCount, async (call) => ({ count: (await call.decided(unreadCount)).data.unreadCount })),
  mountRoute('post', '/messages', send, sendMessage),
  mountRoute('post', '/messages/send', send, sendMessage),
  // The newest hundred, in the order in which they were said.
  mountRoute('get', '/messages/:id', listMessages, async (call) => {
    const { data } = await call.decided(listMessages, { params: call.params, query: { ...NEWEST, sort: '-id' } });
    return data.items.map((message) => clientMessage(message)).reverse();
  }),
  mountRoute('put', '/messages/:id/read', read, async (call) => clientConversation((await call.decided(read, { params: call.params })).data, call.callerId)),
  mountRoute('delete', '/messages/:id', close, async (call) => textIds((await call.decided(close, { params: call.params })).data)),
];

async function sendMessage(call: MountCall): Promise<object> {
  const body = numberIds(picked(call.body, ['conversationId', 'recipientId', 'content']));
  return clientMessage((await call.decided(send, { body })).data);
}
