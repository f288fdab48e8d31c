import type { Message } from '@halolight/domain/collaboration';

export interface NewMessage {
  readonly conversationId: number;
  readonly senderId: number;
  readonly content: string;
}

/** What was said. */
export abstract class MessageRepository {
  /** Called by who holds the conversation, so that within it ids rise in the order in which messages appear. @returns the new id */
  abstract add(message: NewMessage): Promise<number>;

  /** A message that this user sees: it is not taken back, and came while they were in the conversation. */
  abstract findVisible(messageId: number, userId: number): Promise<Message | null>;

  /** Nobody sees it any more. */
  abstract takeBack(messageId: number): Promise<void>;
}
