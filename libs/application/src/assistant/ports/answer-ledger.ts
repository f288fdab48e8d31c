import type { AnswerEnding, AnswerPiece, PromptMessage } from '@halolight/domain/assistant';

/** How long, in seconds, an answer counts as being written since its writer was last heard of. */
export const ANSWER_LEASE_SECONDS = 15;

export interface NewAnswer {
  readonly conversationId: number;
  readonly question: string;
  /** Of the conversation, unless it has one. */
  readonly title: string;
}

/** Questions, and answers as they are written. What is written is seen on every process. */
export abstract class AnswerLedger {
  /**
   * Adds a question and the answer to it, which runs; called by who holds the conversation.
   * An answer whose writer was not heard of for the lease is settled first.
   * @returns the answer's id @throws AnswerRunningError, ConversationFullError
   */
  abstract begin(answer: NewAnswer): Promise<number>;

  /**
   * Adds to a running answer and renews its lease; no pieces renew the lease alone.
   * @returns `stop` when nobody wants the rest: it was to be stopped, has been settled, is deleted, or its asker has no open account any more
   */
  abstract append(answerId: number, pieces: readonly AnswerPiece[]): Promise<'go-on' | 'stop'>;

  /** Ends a running answer with what was said so far; one that runs no more stays as it is. */
  abstract finish(answerId: number, ending: AnswerEnding): Promise<void>;

  /** Asks for the running answer, wherever it is written, to be stopped. @returns its id; null when none runs */
  abstract requestStop(conversationId: number): Promise<number | null>;

  /** Ends as FAILED what was left by writers that are gone. @returns how many answers, at most a hundred */
  abstract settleAbandoned(): Promise<number>;

  /** The messages of a conversation up to an answer, which is left out; the latest so many, oldest first. */
  abstract before(answerId: number, most: number): Promise<PromptMessage[]>;
}
