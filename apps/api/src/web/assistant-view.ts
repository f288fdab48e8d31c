import type { AssistantDirectory, AssistantMessageView } from '@halolight/application/assistant';
import type { AssistantMessageStatus } from '@halolight/domain/assistant';
import { NotFoundError } from '@halolight/domain/kernel';
import { ASSISTANT_PATH, type AssistantPlace } from './assistant-place.js';

const CONVERSATIONS = 8;
const MESSAGES = 50;
const NOTES: Readonly<Record<AssistantMessageStatus, string>> = { RUNNING: '', COMPLETE: '', STOPPED: 'This answer was stopped.', FAILED: 'This answer broke off.' };

/** What the page of the assistant shows somebody. @throws NotFoundError */
export async function assistantView(directory: AssistantDirectory, ownerId: number, place: AssistantPlace) {
  const { conversationId, messages: messagesCursor, list: listCursor } = place;
  const current = conversationId === undefined ? null : await directory.byId(ownerId, conversationId);
  if (conversationId !== undefined && !current) throw new NotFoundError('Conversation');
  const recent = await directory.page(ownerId, { page: 1, pageSize: CONVERSATIONS, count: 'none', cursor: listCursor });
  const said = current ? await directory.messages(current.id, { page: 1, pageSize: MESSAGES, count: 'none', sort: '-id', cursor: messagesCursor }) : NOTHING;
  const messages = said.items.toReversed();
  return {
    conversationId: current?.id ?? '',
    heading: current?.title ?? 'Ask the assistant',
    conversations: recent.items.map(({ id, title }) => ({ address: addressOf({ conversationId: id, list: listCursor }), title: title ?? 'Untitled', isCurrent: id === current?.id })),
    isFirstOfList: listCursor === undefined,
    olderConversations: recent.nextCursor === null ? null : addressOf({ ...place, list: recent.nextCursor }),
    newestConversations: addressOf({ ...place, list: undefined }),
    messages: messages.map(shown),
    isLatest: messagesCursor === undefined,
    olderMessages: said.nextCursor === null ? null : addressOf({ ...place, messages: said.nextCursor }),
    latestMessages: addressOf({ ...place, messages: undefined }),
    exported: current ? `${ASSISTANT_PATH}/${current.id}/export` : null,
    notes: NOTES,
    isRunning: messages.some(({ status }) => status === 'RUNNING'),
    lastMessageId: messages.findLast(({ status }) => status !== 'RUNNING')?.id ?? '',
  };
}

const NOTHING = { items: [], nextCursor: null };

function shown({ id, role, content, status }: AssistantMessageView) {
  return { id, role, who: role === 'user' ? 'You' : 'Assistant', content, isRunning: status === 'RUNNING', note: NOTES[status] };
}

function addressOf({ conversationId, messages, list }: AssistantPlace): string {
  const query = new URLSearchParams();
  if (conversationId !== undefined) query.set('conversation', String(conversationId));
  if (messages !== undefined) query.set('messages', messages);
  if (list !== undefined) query.set('list', list);
  return query.size === 0 ? ASSISTANT_PATH : `${ASSISTANT_PATH}?${query.toString()}`;
}
