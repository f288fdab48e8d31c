import type { SweepFileStorage } from '@halolight/application/content';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every five minutes, removes content that no file shows, and what is left of uploads that broke off. */
export class SweepFileStorageJob implements Job {
  readonly name = 'sweep-file-storage';
  readonly schedule = '*/5 * * * *';

  constructor(
    private readonly sweepFileStorage: Pick<SweepFileStorage, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const swept = await this.sweepFileStorage.execute();
    if (swept.lapsedUploads + swept.unusedObjects > 0) this.logger.info('File storage swept', { ...swept });
  }
}
