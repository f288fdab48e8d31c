import { SWEEP_FILE_STORAGE_JOB, type SweepFileStorage } from '@halolight/application/content';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every night, and a minute after files were deleted, removes content that no file shows. */
export class SweepFileStorageJob implements Job {
  readonly name = SWEEP_FILE_STORAGE_JOB;
  readonly schedule = '30 3 * * *';

  constructor(
    private readonly sweepFileStorage: Pick<SweepFileStorage, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    this.logger.info('File storage swept', { ...(await this.sweepFileStorage.execute()) });
  }
}
