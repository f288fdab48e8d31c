/** How an answer ended: said to its end, stopped, cut at its length, or broken off. */
export type AnswerOutcome = 'complete' | 'stopped' | 'too long' | 'failed';

/** What is measured of answers. */
export abstract class AnswerMetrics {
  /** @param seconds from the question to the end */
  abstract observeAnswer(outcome: AnswerOutcome, seconds: number): void;
}
