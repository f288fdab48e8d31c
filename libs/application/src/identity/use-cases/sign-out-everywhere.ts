import type { Actor, Clock, UnitOfWork } from '../../kernel/index.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionRepository } from '../ports/session-repository.js';

/** Ends all sessions of a user, the one it is asked from included. */
export class SignOutEverywhere {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** @returns how many sessions ended */
  async execute({ userId }: Actor): Promise<number> {
    return this.unitOfWork.run(async () => {
      const ended = await this.sessions.revokeAll(userId, 'signed-out', this.clock.now());
      await this.events.record({ type: 'session.ended', userId, sessionId: null });
      return ended;
    });
  }
}
