import { setTimeout as pause } from 'node:timers/promises';
import type { OpenSessions } from '@halolight/application/collaboration';
import type { Logger } from '@halolight/application/kernel';
import { ACCESS_CHANNEL } from '@halolight/infrastructure/identity';
import type { ChangeFeed } from '@halolight/infrastructure/kernel';
import { TokenExpiry, type OpenedWithToken } from './token-expiry.js';

/** How long to wait, in milliseconds, when the database is away. */
const RETRY_MS = 500;
/** How often to look, in milliseconds, whether sessions have expired, of which nobody tells. */
const EXPIRY_CHECK_MS = 60_000;

/** Somebody who is connected as long as their session and their access token last. */
export interface WatchedSession extends OpenedWithToken {
  readonly userId: number;
  readonly sessionId: number;
  /** Called once the session is over, or the token has expired. */
  end(why: 'revoked' | 'expired'): void;
}

/** Ends what lasts as long as a session and an access token when either is over, within a second, also when that was not announced to this process. */
export class SessionWatch {
  private readonly watched = new Set<WatchedSession>();
  private readonly suspects = new Set<number>();
  private readonly expiryCheck = setInterval(() => this.suspect([...this.watched]), EXPIRY_CHECK_MS).unref();
  private readonly tokenExpiry = new TokenExpiry(() => this.watched, (session: WatchedSession) => this.drop(session, 'expired'));
  private isLooking = false;

  constructor(
    private readonly openSessions: OpenSessions,
    feed: Pick<ChangeFeed, 'subscribe' | 'onResumed'>,
    private readonly logger: Logger,
  ) {
    feed.subscribe(ACCESS_CHANNEL, (payload) => this.hear(payload));
    feed.onResumed(() => this.suspect([...this.watched]));
  }

  /** @returns what to call when it need not be watched any more */
  add(session: WatchedSession): () => void {
    this.watched.add(session);
    this.tokenExpiry.expect(session);
    // Between its authentication and now it may have ended.
    this.suspect([session]);
    return () => void this.watched.delete(session);
  }

  close(): void {
    clearInterval(this.expiryCheck);
    this.tokenExpiry.close();
    this.watched.clear();
  }

  private hear(payload: string): void {
    const [kind, id] = payload.split(':');
    if (kind === 'session') this.end(new Set([Number(id)]));
    if (kind === 'user') this.suspect([...this.watched].filter(({ userId }) => userId === Number(id)));
  }

  private suspect(sessions: readonly WatchedSession[]): void {
    for (const { sessionId } of sessions) this.suspects.add(sessionId);
    if (!this.isLooking && this.suspects.size > 0) void this.look();
  }

  private async look(): Promise<void> {
    this.isLooking = true;
    while (this.suspects.size > 0 && this.watched.size > 0) {
      const ids = [...this.suspects];
      this.suspects.clear();
      await this.expel(ids).catch(async (error: unknown) => {
        this.logger.warn('Sessions could not be looked up and will be', { error });
        for (const id of ids) this.suspects.add(id);
        await pause(RETRY_MS, undefined, { ref: false });
      });
    }
    this.suspects.clear();
    this.isLooking = false;
  }

  private async expel(ids: readonly number[]): Promise<void> {
    const open = await this.openSessions.among(ids);
    this.end(new Set(ids.filter((id) => !open.has(id))));
  }

  private end(sessionIds: ReadonlySet<number>): void {
    for (const session of [...this.watched].filter(({ sessionId }) => sessionIds.has(sessionId))) this.drop(session, 'revoked');
  }

  private drop(session: WatchedSession, why: 'revoked' | 'expired'): void {
    this.watched.delete(session);
    session.end(why);
  }
}
