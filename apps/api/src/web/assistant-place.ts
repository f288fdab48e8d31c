import type { Request } from 'express';
import { pageId } from './page-id.js';

export const ASSISTANT_PATH = '/web/assistant';

/** Where somebody is on the page of the assistant. */
export interface AssistantPlace {
  readonly conversationId?: number | undefined;
  /** The cursor behind which its messages are shown; without one, the latest are. */
  readonly messages?: string | undefined;
  /** The cursor of the list of conversations. */
  readonly list?: string | undefined;
}

/** @throws NotFoundError for what is no conversation */
export function assistantPlace({ query }: Request): AssistantPlace {
  const text = (name: string): string | undefined => (typeof query[name] === 'string' ? query[name] : undefined);
  const conversation = query['conversation'];
  return { conversationId: conversation === undefined ? undefined : pageId(conversation, 'Conversation'), messages: text('messages'), list: text('list') };
}
