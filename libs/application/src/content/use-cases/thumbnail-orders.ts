import type { FileContent } from '@halolight/domain/content';
import type { JobQueue } from '../../kernel/index.js';
import type { ThumbnailMaker } from '../ports/thumbnail-maker.js';
import { MAKE_THUMBNAIL_JOB } from './file-jobs.js';

const MAX_ATTEMPTS = 3;

/** Has thumbnails made of content that is a picture, later and elsewhere. */
export class ThumbnailOrders {
  constructor(
    private readonly jobs: JobQueue,
    private readonly maker: ThumbnailMaker,
  ) {}

  /** Takes part in the running unit of work. */
  async place({ key, mimeType, size }: FileContent): Promise<void> {
    if (!this.maker.canRead(mimeType, size)) return;
    await this.jobs.add(MAKE_THUMBNAIL_JOB, { key }, { key: `${MAKE_THUMBNAIL_JOB}:${key}`, maxAttempts: MAX_ATTEMPTS });
  }
}
