import type { ListQuery } from '../list-query.js';

/**
 * What a conversation is called.
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Sharing documents"
 */
export type AssistantTitle = string;

/**
 * What is asked.
 * @minLength 1 must not be empty
 * @maxLength 10000 must have at most 10000 characters
 * @example "How do I share a document?"
 */
export type AssistantQuestion = string;

export interface AssistantConversationBody {
  id: number;
  /** Null until something is asked: without one of its own a conversation is called after its first question. */
  title: AssistantTitle | null;
  createdAt: Date;
  /** When it was renamed or something was asked last. */
  updatedAt: Date;
}

export interface OpenAssistantConversationBody {
  title?: AssistantTitle | null;
}

export interface RenameAssistantConversationBody {
  title: AssistantTitle;
}

/** Who said something. */
export type AssistantMessageRole = 'user' | 'assistant';

/** An answer is RUNNING, then COMPLETE, STOPPED by its asker or by its length, or FAILED; questions are COMPLETE. */
export type AssistantMessageState = 'RUNNING' | 'COMPLETE' | 'STOPPED' | 'FAILED';

export interface AssistantMessageBody {
  id: number;
  role: AssistantMessageRole;
  /** Of a running answer what was said so far. */
  content: string;
  status: AssistantMessageState;
  createdAt: Date;
}

/**
 * The id of an event of an answer's stream.
 * @pattern ^\d{1,15}:\d{1,5}$ must be the id of an event
 * @example "42:10"
 */
export type AnswerEventId = string;

export interface AssistantMessageQuery extends ListQuery {
  /**
   * For server-sent events, the last message that was seen: what was answered after it comes first.
   * @isLong must be an id
   * @minimum 0 must be an id
   * @maximum 9007199254740990 must be an id
   */
  lastMessageId?: number;
}

export interface AskAssistantBody {
  content: AssistantQuestion;
}

export interface StoppedAnswerBody {
  /** Of the answer that was running; null: none was. */
  messageId: number | null;
}
