import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@halolight/application/kernel';
import type { Metrics } from '@halolight/infrastructure/kernel';
import { Logger as WorkerLogger, parseCronItems, run, type RunnerOptions, type TaskList, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import type { Job } from './job.js';
import { observeJobs } from './observe-jobs.js';
import { WorkerPresence } from './worker-presence.js';

/** How long to wait before starting again, in milliseconds, when the database is away. */
const RESTART_MS = 1000;
const CONCURRENCY = 2;
/** A run that fails is tried again, later each time; the next one in the schedule comes anyway. */
const MAX_ATTEMPTS = 3;

/**
 * Runs jobs at their times and from the queue, each in one of all the schedulers on the same database: PostgreSQL keeps the account.
 * Carries on by itself after the database was away.
 */
export class JobRunner {
  private readonly stopping = new AbortController();
  private readonly stopped = once(this.stopping.signal, 'abort');
  private running = false;
  private readonly pool: Pool;
  private readonly ended: Promise<void>;

  constructor(
    databaseUrl: string,
    private readonly jobs: readonly Job[],
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    for (const { name } of jobs) metrics.expectJob(name);
    this.pool = lastingPool(databaseUrl);
    this.ended = this.keepRunning();
  }

  /** Whether jobs are run at the moment. */
  get isRunning(): boolean {
    return this.running;
  }

  /** Takes no new job and waits for those that run. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.runOnce().catch((error: unknown) => this.logger.error('The job runner ended and will start again', { error }));
      await pause(RESTART_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    await this.pool.end();
  }

  private async runOnce(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    observeJobs(events, this.metrics, this.logger);
    const workers = Promise.withResolvers<string>();
    events.once('pool:create', ({ workerPool }) => workers.resolve(workerPool.id));
    const lost = once(events, 'worker:getJob:error');
    const runner = await run({ ...this.options(), events });
    const presence = new WorkerPresence(this.pool, await workers.promise, this.logger);
    this.running = true;
    try {
      // A worker that failed to ask for its first job keeps that failure for ever; a new one does not.
      await Promise.race([runner.promise, lost, this.stopped]);
    } finally {
      this.running = false;
      await runner.stop().catch(() => undefined);
      presence.end();
    }
  }

  private options(): RunnerOptions {
    return {
      pgPool: this.pool,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      // Only in batches does the worker wait, when it stops, until what became of its last jobs is written down.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: workerLogger(this.logger),
      taskList: Object.fromEntries(this.jobs.map((job): [string, TaskList[string]] => [job.name, (payload) => job.run(payload)])),
      parsedCronItems: parseCronItems(
        this.jobs.flatMap(({ name, schedule }) =>
          schedule === undefined ? [] : [{ task: name, match: schedule, identifier: name, options: { maxAttempts: MAX_ATTEMPTS } }],
        ),
      ),
    };
  }
}

/** A pool whose lost connections end nothing: whoever uses one hears of it from its statement. */
function lastingPool(connectionString: string): Pool {
  const ignore = (): void => undefined;
  const pool = new Pool({ connectionString, application_name: 'halolight-jobs', keepAlive: true });
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

/** What the worker says of its daily business is of use only to someone who looks for a fault; failed jobs are told of by `observeJobs`. */
function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => logger[meta?.['failure'] === true ? 'debug' : LEVELS[level]](message));
}
