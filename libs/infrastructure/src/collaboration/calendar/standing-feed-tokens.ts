import type { FeedTokens } from '@halolight/application/collaboration/ports';
import { StandingTokens } from '@halolight/application/identity';

/** Who signs out everywhere, or has a new password, is read by no calendar program any more. */
export class StandingFeedTokens extends StandingTokens {
  constructor(private readonly tokens: FeedTokens) {
    super();
  }

  async endWithSessions(userId: number): Promise<void> {
    await this.tokens.remove(userId);
  }
}
