/** When and how often a job is tried. */
export interface JobOptions {
  /** Not before. */
  readonly runAt?: Date;
  /** At most one job of a key waits; a later one replaces it. */
  readonly key?: string;
  /** 1 to 25; 10 unless told. Attempts are spread over hours, each wait longer than the one before. */
  readonly maxAttempts?: number;
}

/** Work for the scheduler, taken in the transaction that wants it done: rolled back with it, and never lost after it. */
export abstract class JobQueue {
  /** @param payload JSON, read again by the job itself */
  abstract add(job: string, payload: object, options?: JobOptions): Promise<void>;

  /** As many jobs of one name, from now on, in this order. */
  abstract addAll(job: string, payloads: readonly object[]): Promise<void>;
}
