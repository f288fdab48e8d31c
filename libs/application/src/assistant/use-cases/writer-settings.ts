/** Milliseconds, but for `mostRunning`. */
export interface WriterSettings {
  /** Between two times that what was said is kept. */
  readonly pauseMs: number;
  /** Between two signs of life while nothing is said; well within the lease. */
  readonly beatMs: number;
  /** How long what was said may not be kept, because the database is away, before the answer is given up. */
  readonly patienceMs: number;
  /** How long one answer may take. */
  readonly longestMs: number;
  /** Answers that one process writes at the same time. */
  readonly mostRunning: number;
}
