import type { ConversationView } from '@halolight/application/collaboration';

/** What one query reads of a conversation; the rest belongs to it in numbers of its own. */
export interface ConversationRecord {
  readonly id: number;
  readonly type: ConversationView['type'];
  readonly name: string | null;
  readonly version: number;
  readonly created_at: Date;
}
