/** A request that is to take effect once, however often it is sent. */
export interface KeyedRequest {
  /** Who sends it: the same key of another caller is another key. */
  readonly caller: string;
  /** What the caller named the request by, 1 to 255 visible ASCII characters. */
  readonly key: string;
  /** All that the caller asks for. */
  readonly content: string;
}

/** An answer as it is to be given again. */
export interface KeptAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Makes requests take effect once, across all processes: `Idempotency-Key`. */
export abstract class IdempotencyStore {
  /**
   * Runs `execute` and keeps its answer for 24 hours. What that changes in units of work and the answer are kept together or not at all; what it does
   * before the first of them may happen twice. A duplicate of a request that runs waits for its answer, at most 30 s.
   * When `execute` throws, nothing is kept, and whoever waits tries for themselves.
   * @throws IdempotencyKeyReusedError, IdempotencyKeyBusyError, and whatever `execute` throws
   */
  abstract once(request: KeyedRequest, execute: () => Promise<KeptAnswer>): Promise<{ answer: KeptAnswer; isReplayed: boolean }>;

  /** Deletes at most `limit` answers that expired before `before`. @returns how many */
  abstract deleteExpired(before: Date, limit: number): Promise<number>;
}
