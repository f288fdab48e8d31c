import type { Logger } from '@halolight/application/kernel';
import type { Pool, PoolClient } from 'pg';

/** The advisory locks of living workers: this number, and the hash of the workers' name. */
const LOCK_CLASS = 1_751_215_215;
const EVERY_MS = 5_000;
/** Longer than workers that just started need to take their lock. */
const GRACE_SECONDS = 5;

const HOLD = `select pg_advisory_lock(${LOCK_CLASS}, hashtext($1))`;
const FREE = `
  with lockers as (
    select distinct locked_by from graphile_worker.jobs
    where locked_at < now() - interval '${GRACE_SECONDS} seconds' and locked_by <> $1
  )
  select array_agg(locked_by) as dead, graphile_worker.force_unlock_workers(array_agg(locked_by))
  from lockers where pg_try_advisory_xact_lock(${LOCK_CLASS}, hashtext(locked_by)) having count(*) > 0`;

/**
 * A scheduler that is killed leaves its running jobs locked, and graphile-worker waits four hours before it runs them again.
 * So the workers of each scheduler hold an advisory lock, which PostgreSQL drops when they die, and every few seconds
 * they free the jobs of workers whose lock nobody holds.
 */
export class WorkerPresence {
  private client: PoolClient | null = null;
  private isLooking = false;
  private hasEnded = false;
  private readonly timer: NodeJS.Timeout;

  /** @param workers as `locked_by` names them */
  constructor(
    private readonly pool: Pool,
    private readonly workers: string,
    private readonly logger: Logger,
  ) {
    const look = (): void => void this.look();
    this.timer = setInterval(look, EVERY_MS);
    look();
  }

  /** After the last job of these workers ended. */
  end(): void {
    this.hasEnded = true;
    clearInterval(this.timer);
    this.leave();
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const client = this.client ?? (await this.arrive());
      const { rows } = await client.query<{ dead: string[] }>(FREE, [this.workers]);
      for (const { dead } of rows) this.logger.warn('Jobs of a scheduler that died are run again', { workers: dead });
    } catch (error) {
      this.logger.debug('Abandoned jobs could not be looked for', { error });
      this.leave();
    } finally {
      this.isLooking = false;
      if (this.hasEnded) this.leave();
    }
  }

  private async arrive(): Promise<PoolClient> {
    this.client = await this.pool.connect();
    await this.client.query(HOLD, [this.workers]);
    return this.client;
  }

  /** Closes the connection instead of giving it back, for the lock is tied to it. */
  private leave(): void {
    this.client?.release(true);
    this.client = null;
  }
}
