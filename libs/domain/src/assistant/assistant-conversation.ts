/** What one user keeps at most. */
export const MOST_CONVERSATIONS = 1_000;

/** Questions and answers that one conversation holds at most. */
export const MOST_MESSAGES = 1_000;

/** A talk of one user with the assistant; to everybody else there is none. */
export interface AssistantConversation {
  readonly id: number;
  readonly ownerId: number;
  /** 1 to 100 characters; null until something is asked. */
  readonly title: string | null;
  /** Rises with every change and every question, from 1. */
  readonly version: number;
}
