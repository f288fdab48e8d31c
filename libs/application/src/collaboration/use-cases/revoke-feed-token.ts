import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FeedTokens } from '../ports/feed-tokens.js';

/** Takes back the token that calendar programs read the caller's calendar with. */
export class RevokeFeedToken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: FeedTokens,
    private readonly outbox: EventOutbox,
  ) {}

  /** Where there is none, nothing happens. */
  async execute({ userId }: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.tokens.remove(userId))) return;
      await this.outbox.publish({ type: 'calendar.feed_token_revoked', actorId: userId, subject: { type: 'user', id: userId } });
    });
  }
}
