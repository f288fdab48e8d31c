import type { Clock } from '../../kernel/index.js';
import type { SessionRepository } from '../ports/session-repository.js';

const BATCH = 1000;

/** Deletes expired sessions, in batches that hold no lock for long. */
export class PurgeExpiredSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = this.clock.now();
    let deleted = 0;
    for (let batch = BATCH; batch === BATCH; deleted += batch) {
      batch = await this.sessions.deleteExpired(before, BATCH);
    }
    return { deleted };
  }
}
