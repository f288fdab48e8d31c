import type { AssistantConversationView, AssistantMessageView } from '@halolight/application/assistant';
import type { AssistantConversationBody, AssistantMessageBody } from './assistant.contract.js';

export function assistantConversationBody({ id, title, createdAt, updatedAt }: AssistantConversationView): AssistantConversationBody {
  return { id, title, createdAt, updatedAt };
}

export function assistantMessageBody({ id, role, content, status, createdAt }: AssistantMessageView): AssistantMessageBody {
  return { id, role, content, status, createdAt };
}
