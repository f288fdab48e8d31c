import type { Id } from '../id.js';

/**
 * @minLength 1 must not be empty
 * @maxLength 10000 must have at most 10000 characters
 * @example "The pictures come this afternoon."
 */
export type MessageContent = string;

export interface SenderBody {
  id: number;
  name: string;
  avatar: string | null;
}

export interface MessageBody {
  id: number;
  conversationId: number;
  sender: SenderBody;
  content: string;
  /** Whether the caller has read it; their own they have. */
  read: boolean;
  createdAt: Date;
}

/** @example { "recipientId": 42, "content": "The pictures come this afternoon." } */
export interface SendMessageBody {
  /** Either this or `recipientId`. */
  conversationId?: Id | null;
  /** With whom the direct conversation is found or made. */
  recipientId?: Id | null;
  content: MessageContent;
}
