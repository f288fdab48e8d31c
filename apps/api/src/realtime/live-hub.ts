import { setTimeout as pause } from 'node:timers/promises';
import type { LiveEventLog, LivePosition, NumberedEvent, OpenSessions } from '@halolight/application/collaboration';
import type { Logger } from '@halolight/application/kernel';
import { neededToHear } from '@halolight/domain/collaboration';
import type { PermissionSet } from '@halolight/domain/kernel';
import { LIVE_CHANNEL } from '@halolight/infrastructure/collaboration';
import { ACCESS_CHANNEL } from '@halolight/infrastructure/identity';
import type { ChangeFeed } from '@halolight/infrastructure/kernel';
import { Follower } from './follower.js';
import { Followers } from './followers.js';
import type { LiveBeginning } from './live-beginning.js';
import type { LiveConnection } from './live-connection.js';
import { LiveFrame } from './live-frame.js';
import type { LiveMetrics } from './live-metrics.js';
import type { LiveRights } from './live-rights.js';
import { placeInStream } from './place-in-stream.js';
import { taken } from './taken.js';
import { TokenExpiry } from './token-expiry.js';

/** Events of one user read at once; who is further behind than that gets them in several goes. */
const MOST_EVENTS = 200;
/** Users whose events are read by one query. */
const MOST_USERS = 1_000;
/** How long, in milliseconds, a reader who has enough to read may take until they have read it. */
const PATIENCE_MS = 10_000;
/** How long, in milliseconds, a connection whose session is over may wait to be told why. */
const FAREWELL_MS = 500;
/** How long to wait, in milliseconds, when the database is away. */
const RETRY_MS = 500;
/** How often to look, in milliseconds, whether sessions have expired, of which nobody tells. */
const EXPIRY_CHECK_MS = 60_000;

/**
 * Sends live events to those who are connected to this process.
 * An announcement only says for whom there may be something new. What it is, is read from the stream after the position of each connection,
 * one query for all who are concerned: so a connection that resumes, one that was just made and one that heard everything are the same case,
 * and an announcement that was lost is made up for when the feed resumes.
 */
export class LiveHub {
  private readonly followers = new Followers();
  /** Users for whom there may be something new. */
  private readonly stale = new Set<number>();
  /** Sessions that may be over. */
  private readonly suspects = new Set<number>();
  /** Connections to be ended once they were told why. */
  private readonly leaving = new Set<Follower>();
  private readonly expiryCheck = setInterval(() => this.suspect(this.followers.sessionIds()), EXPIRY_CHECK_MS).unref();
  private readonly tokenExpiry = new TokenExpiry(() => this.followers.all(), (follower: Follower) => this.drop(follower, 'expired'));
  private isPumping = false;
  private isClosed = false;

  constructor(
    private readonly log: LiveEventLog,
    private readonly openSessions: OpenSessions,
    private readonly liveRights: LiveRights,
    feed: Pick<ChangeFeed, 'subscribe' | 'onResumed'>,
    private readonly logger: Logger,
    private readonly metrics: LiveMetrics,
  ) {
    feed.subscribe(LIVE_CHANNEL, (payload) => this.expect(payload === 'all' ? this.followers.userIds() : [Number(payload)]));
    feed.subscribe(ACCESS_CHANNEL, (payload) => this.reconsider(payload));
    feed.onResumed(() => {
      this.suspect(this.followers.sessionIds());
      this.expect(this.followers.userIds());
    });
    metrics.watchLiveConnections(() => ({ websocket: this.followers.count('websocket'), sse: this.followers.count('sse') }));
  }

  /** Whether this process takes no more connections. */
  get closed(): boolean {
    return this.isClosed;
  }

  /**
   * Where a new connection begins: after the last event its user has seen, or with what happens from now on.
   * An id that was never given, as one of a database that was restored to an earlier day, stands for the last one.
   */
  async beginning(lastEventId?: number): Promise<LiveBeginning> {
    const top = await this.log.number();
    if (lastEventId === undefined) return { position: top, hasGap: false, isFirst: true };
    const horizon = await this.log.horizon();
    return { position: Math.min(Math.max(lastEventId, horizon), top), hasGap: lastEventId < horizon || lastEventId > top, isFirst: false };
  }

  /** @returns what to call when the connection is gone */
  follow(connection: LiveConnection, { position, hasGap }: Omit<LiveBeginning, 'isFirst'>): () => void {
    const follower = new Follower(connection, position);
    this.followers.add(follower);
    this.tokenExpiry.expect(follower);
    if (hasGap) connection.send(placeInStream('events.missed', connection.userId, position));
    // Between its authentication and now a session may have ended, and events may have happened.
    this.suspects.add(connection.sessionId);
    this.expect([connection.userId]);
    return () => this.followers.remove(follower);
  }

  /** Ends every connection; there are no new ones. */
  close(): void {
    this.isClosed = true;
    clearInterval(this.expiryCheck);
    this.tokenExpiry.close();
    for (const { connection } of this.followers.all()) connection.end('going-away');
  }

  private reconsider(payload: string): void {
    const [kind, id] = payload.split(':');
    if (kind === 'session') this.revoke(Number(id));
    if (kind === 'user') this.suspect(this.followers.ofUser(Number(id)).map(({ connection }) => connection.sessionId));
  }

  private revoke(sessionId: number): void {
    for (const follower of this.followers.ofSession(sessionId)) {
      follower.revoke();
      this.leaving.add(follower);
      setTimeout(() => this.release(follower), FAREWELL_MS).unref();
      this.expect([follower.connection.userId]);
    }
  }

  private suspect(sessionIds: readonly number[]): void {
    for (const sessionId of sessionIds) this.suspects.add(sessionId);
    this.wake();
  }

  private expect(userIds: readonly number[]): void {
    for (const userId of userIds) if (this.followers.has(userId)) this.stale.add(userId);
    this.wake();
  }

  private wake(): void {
    if (this.isPumping || this.isClosed || this.stale.size + this.suspects.size === 0) return;
    this.isPumping = true;
    void this.pump().then(() => {
      this.isPumping = false;
      this.wake();
    });
  }

  private async pump(): Promise<void> {
    const [userIds, sessionIds, leaving] = [taken(this.stale, MOST_USERS), taken(this.suspects, Infinity), [...this.leaving]];
    const failure = await this.work(userIds, sessionIds).catch((error: unknown) => ({ error }));
    for (const follower of leaving) this.release(follower);
    if (!failure) return;
    this.logger.warn('Live events could not be read and will be', failure);
    for (const userId of userIds) this.stale.add(userId);
    for (const sessionId of sessionIds) this.suspects.add(sessionId);
    await pause(RETRY_MS, undefined, { ref: false });
  }

  private async work(userIds: readonly number[], sessionIds: readonly number[]): Promise<void> {
    if (sessionIds.length > 0) await this.expel(sessionIds);
    if (userIds.length > 0) await this.tell(userIds);
  }

  private async expel(sessionIds: readonly number[]): Promise<void> {
    const open = await this.openSessions.among(sessionIds);
    for (const sessionId of sessionIds) if (!open.has(sessionId)) this.revoke(sessionId);
  }

  private async tell(userIds: readonly number[]): Promise<void> {
    await this.log.number();
    const positions = this.followers.positionsOf(userIds);
    if (positions.length === 0) return;
    const events = Map.groupBy(await this.log.after(positions, MOST_EVENTS), (event) => event.userId);
    const needingRights = positions.filter(({ userId }) => events.get(userId)?.some(neededToHear));
    const rights = await this.liveRights.of(needingRights.flatMap(({ userId }) => this.followers.ofUser(userId)));
    for (const position of positions) this.tellUser(position, events.get(position.userId) ?? [], rights);
  }

  private tellUser({ userId, after }: LivePosition, events: readonly NumberedEvent[], rights: ReadonlyMap<number, PermissionSet>): void {
    if (events.length === MOST_EVENTS) this.stale.add(userId);
    const frames = events.map((event) => new LiveFrame(event));
    const needsRights = events.some(neededToHear);
    // Who stands before what was read came, or had room again, while it was read: they are read for anew.
    for (const follower of this.followers.readersOf(userId, after)) {
      const held = rights.get(follower.connection.sessionId);
      // Who came while rights were looked up is read for anew as well.
      if (needsRights && held === undefined) {
        this.stale.add(userId);
        continue;
      }
      const { count, isEnough } = follower.take(frames, held);
      this.metrics.countLiveFrames(follower.connection.transport, count);
      // Where there is more, it stays in the stream until there is room for it here.
      if (isEnough) follower.awaitReader(PATIENCE_MS, () => this.expect([userId]), () => this.giveUp(follower));
    }
  }

  private giveUp(follower: Follower): void {
    this.metrics.countDroppedReader(follower.connection.transport);
    this.drop(follower, 'too-slow');
  }

  private release(follower: Follower): void {
    if (this.leaving.has(follower)) this.drop(follower, 'revoked');
  }

  private drop(follower: Follower, why: 'revoked' | 'expired' | 'too-slow'): void {
    this.followers.remove(follower);
    this.leaving.delete(follower);
    follower.connection.end(why);
  }
}
