import { SessionOverError } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FeedTokens } from '../ports/feed-tokens.js';

/** Makes the token that calendar programs read the caller's calendar with; an older one opens nothing any more. */
export class IssueFeedToken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: FeedTokens,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the token, which is told this once @throws SessionOverError when it was ended since the caller was admitted */
  async execute({ userId, sessionId }: Actor): Promise<string> {
    const { token, tokenHash } = this.tokens.issue();
    await this.unitOfWork.run(async () => {
      if (!(await this.tokens.replace({ userId, sessionId }, tokenHash))) throw new SessionOverError();
      await this.outbox.publish({ type: 'calendar.feed_token_issued', actorId: userId, subject: { type: 'user', id: userId } });
    });
    return token;
  }
}
