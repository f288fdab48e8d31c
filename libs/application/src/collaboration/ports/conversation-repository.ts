import type { Conversation, DirectPair } from '@halolight/domain/collaboration';

/** Conversations and who is in them. */
export abstract class ConversationRepository {
  /** The conversation, which nobody else changes or writes to until the unit of work ends. */
  abstract findForUpdate(conversationId: number): Promise<Conversation | null>;

  /** The one conversation of the pair, made when there is none, however many ask at once. @returns its id, and whether it is new */
  abstract findOrAddDirect(pair: DirectPair): Promise<{ readonly id: number; readonly isNew: boolean }>;

  /** @param userIds in the order in which they join @returns the new id */
  abstract addGroup(name: string, userIds: readonly number[]): Promise<number>;

  /** Raises the version. */
  abstract rename(conversationId: number, name: string): Promise<void>;

  /** They see what is said from now on; who is in it already stays. Raises the version. */
  abstract addParticipants(conversationId: number, userIds: readonly number[]): Promise<void>;

  /** Raises the version. */
  abstract removeParticipant(conversationId: number, userId: number): Promise<void>;

  /** Removes the conversation and all that was said in it. */
  abstract remove(conversationId: number): Promise<void>;

  /** Takes it off one participant's list, with all that was said so far, until something is said again. */
  abstract hide(conversationId: number, userId: number): Promise<void>;

  /** Puts it back on one participant's list. */
  abstract show(conversationId: number, userId: number): Promise<void>;

  /** Something was said in it: moves it to the top of everybody's list. Nobody has read it by that, nor what was said before. */
  abstract recordMessage(conversationId: number): Promise<void>;

  /**
   * The participant has read everything up to the message, or up to the last one. Never goes back.
   * @returns the message up to which they have read now; null when they had already
   */
  abstract markRead(conversationId: number, userId: number, upTo?: number): Promise<number | null>;

  /** Whether anything that somebody else said is still to be read by the participant. */
  abstract hasUnread(conversationId: number, userId: number): Promise<boolean>;
}
