import type { Clock, JobQueue } from '../../kernel/index.js';
import { SWEEP_FILE_STORAGE_JOB } from './file-jobs.js';

/** A download that was let through meanwhile still finds its content. */
const DELAY_MS = 60_000;

/** Has the storage swept a minute later, once for however many files let go of their content meanwhile. */
export class StorageSweeping {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Takes part in the running unit of work. */
  async order(): Promise<void> {
    const runAt = new Date(this.clock.now().getTime() + DELAY_MS);
    await this.jobs.add(SWEEP_FILE_STORAGE_JOB, {}, { key: SWEEP_FILE_STORAGE_JOB, runAt });
  }
}
