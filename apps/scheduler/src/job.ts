/** Work that is done at set times, or whenever it is queued. */
export interface Job {
  /** Unique, and kept in the database: `purge-expired-sessions`. */
  readonly name: string;
  /** When to run, as a crontab says it, in UTC: `0 * * * *` is every full hour. Absent where a job runs only when it is queued. */
  readonly schedule?: string;
  /**
   * Runs once, in one of the schedulers. May run again when a scheduler dies half-way, so running twice must do no harm.
   * @param payload what the job was queued with, for the job to validate; of no use to a job that runs at set times
   * @throws Error to be run again later, until the attempts it was queued with are used up
   */
  run(payload: unknown): Promise<void>;
}
