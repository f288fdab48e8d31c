import { inBatches, type Clock } from '../../kernel/index.js';
import type { SessionRepository } from '../ports/session-repository.js';

const BATCH = 1000;

/** Deletes expired sessions. */
export class PurgeExpiredSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = this.clock.now();
    return { deleted: await inBatches(BATCH, (limit) => this.sessions.deleteExpired(before, limit)) };
  }
}
