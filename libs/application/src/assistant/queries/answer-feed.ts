import type { AssistantMessageStatus } from '@halolight/domain/assistant';

/** How much somebody has heard of the answers in a conversation. */
export interface AnswerPosition {
  readonly conversationId: number;
  /** The first answer that was not heard to its end, or the least id that it could have. */
  readonly answerId: number;
  /** Characters that were heard of it. */
  readonly offset: number;
}

/** What an answer answers. */
export interface AskedQuestion {
  readonly id: number;
  readonly content: string;
}

/** What there is of one answer behind a position. */
export interface AnswerNews {
  readonly answerId: number;
  /** Null where some of the answer was heard. */
  readonly question: AskedQuestion | null;
  readonly status: AssistantMessageStatus;
  readonly pieces: readonly string[];
}

/** The answers of a conversation as they grow. */
export abstract class AnswerFeed {
  /** Behind everything that is settled, so at the beginning of the running answer if there is one; or behind a message, if that is further back. */
  abstract position(conversationId: number, after?: number): Promise<AnswerPosition>;

  /** What comes after each position, in their order: the next few answers, in order; null for a conversation that is gone. */
  abstract after(positions: readonly AnswerPosition[]): Promise<readonly (readonly AnswerNews[] | null)[]>;
}

/** Answers of one conversation that are told at once at most; who gets so many asks again. */
export const MOST_NEWS = 5;
