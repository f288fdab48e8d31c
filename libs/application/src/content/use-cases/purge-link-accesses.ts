import { inBatches, type Clock } from '../../kernel/index.js';
import type { FileLinkRepository } from '../ports/file-link-repository.js';

const BATCH = 5_000;
const KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets after ninety days who followed a link to a file, and from where. */
export class PurgeLinkAccesses {
  constructor(
    private readonly links: FileLinkRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return { deleted: await inBatches(BATCH, (limit) => this.links.forgetAccesses(before, limit)) };
  }
}
