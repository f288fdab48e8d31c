import type { Actor, Clock, UnitOfWork } from '../../kernel/index.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionRepository } from '../ports/session-repository.js';

/** Ends the session it is asked from. */
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, sessionId }: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const ended = await this.sessions.revoke(userId, sessionId, 'signed-out', this.clock.now());
      if (ended) await this.events.record({ type: 'session.ended', userId, sessionId });
    });
  }
}
