import { MAKE_THUMBNAIL_JOB, type MakeThumbnail } from '@halolight/application/content';
import { z } from 'zod';
import type { Job } from '../job.js';

const PAYLOAD = z.object({ key: z.uuid() });

/** Makes the thumbnail of a picture that was uploaded. */
export class MakeThumbnailJob implements Job {
  readonly name = MAKE_THUMBNAIL_JOB;

  constructor(private readonly makeThumbnail: Pick<MakeThumbnail, 'execute'>) {}

  async run(payload: unknown): Promise<void> {
    await this.makeThumbnail.execute(PAYLOAD.parse(payload).key);
  }
}
