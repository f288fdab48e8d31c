/** Work that is done at set times, whoever asks for it or not. */
export interface Job {
  /** Unique, and kept in the database: `purge-expired-sessions`. */
  readonly name: string;
  /** When to run, as a crontab says it, in UTC: `0 * * * *` is every full hour. */
  readonly schedule: string;
  /** Runs once, in one of the schedulers. May run again when a scheduler dies half-way, so running twice must do no harm. */
  run(): Promise<void>;
}
