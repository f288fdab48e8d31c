import { setTimeout as pause } from 'node:timers/promises';
import { MOST_NEWS, type AnswerFeed, type AnswerPosition, type AnswerWriter } from '@halolight/application/assistant';
import type { Logger } from '@halolight/application/kernel';
import { ASSISTANT_CHANNEL } from '@halolight/infrastructure/assistant';
import type { ChangeFeed } from '@halolight/infrastructure/kernel';
import type { SessionWatch } from '../session-watch.js';
import { AnswerFollower } from './answer-follower.js';
import type { AnswerListener, ListenerEnding } from './answer-listener.js';

/** Listeners whose news are read by one query. */
const MOST_AT_ONCE = 500;
/** How long to wait, in milliseconds, when the database is away. */
const RETRY_MS = 500;
/** How long, in milliseconds, a listener who has enough to read may take until they have read it. */
const PATIENCE_MS = 10_000;

export interface AnswerHubMetrics {
  /** @param count asked whenever the metrics are read */
  watchAssistantListeners(count: () => Readonly<Record<AnswerListener['transport'], number>>): void;
  countDroppedReader(transport: string): void;
}

/**
 * Sends answers to those who listen on this process, on whichever process they are written. An announcement only says in which conversation
 * something may be new; what it is, is read from behind the position of each listener: so one that comes back, one that is new and one that
 * heard everything are the same case, and an announcement that was lost is made up for when the feed resumes.
 */
export class AnswerHub {
  private readonly byConversation = new Map<number, Set<AnswerFollower>>();
  private readonly stale = new Set<AnswerFollower>();
  private isPumping = false;
  private isClosed = false;

  constructor(
    private readonly answers: AnswerFeed,
    private readonly writer: Pick<AnswerWriter, 'stop'>,
    private readonly sessions: Pick<SessionWatch, 'add'>,
    feed: Pick<ChangeFeed, 'subscribe' | 'onResumed'>,
    private readonly logger: Logger,
    private readonly metrics: AnswerHubMetrics,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    feed.subscribe(ASSISTANT_CHANNEL, (payload) => this.hear(payload));
    feed.onResumed(() => this.expect(this.all()));
    metrics.watchAssistantListeners(() => ({ websocket: this.count('websocket'), sse: this.count('sse') }));
  }

  /** Whether this process takes no more listeners. */
  get closed(): boolean {
    return this.isClosed;
  }

  /** Where a new listener begins, see `AnswerFeed.position`. */
  position(conversationId: number, after?: number): Promise<AnswerPosition> {
    return this.answers.position(conversationId, after);
  }

  /** Whether anything comes after a position by now: an answer that runs does. */
  async hasNews(position: AnswerPosition): Promise<boolean> {
    const [news] = await this.answers.after([position]);
    return news?.[0] !== undefined;
  }

  /** @returns what to call when the listener is gone */
  follow(listener: AnswerListener, position: AnswerPosition): () => void {
    const follower = new AnswerFollower(listener, position);
    const { conversationId } = position;
    this.byConversation.set(conversationId, (this.byConversation.get(conversationId) ?? new Set()).add(follower));
    const { userId, sessionId, tokenExpiresAt } = listener;
    const unwatch = this.sessions.add({ userId, sessionId, tokenExpiresAt, end: (why) => this.drop(follower, why) });
    this.expect([follower]);
    return () => {
      unwatch();
      this.remove(follower);
    };
  }

  /** Ends every connection; there are no new ones. */
  close(): void {
    this.isClosed = true;
    for (const { listener } of this.all()) listener.end('going-away');
  }

  private hear(payload: string): void {
    const [kind, id] = payload.split(':');
    if (kind === 'stop') this.writer.stop(Number(id));
    this.expect([...(this.byConversation.get(Number(id)) ?? [])]);
  }

  private expect(followers: readonly AnswerFollower[]): void {
    for (const follower of followers) if (!follower.isFull) this.stale.add(follower);
    this.wake();
  }

  private wake(): void {
    if (this.isPumping || this.isClosed || this.stale.size === 0) return;
    this.isPumping = true;
    void this.pump().then(() => {
      this.isPumping = false;
      this.wake();
    });
  }

  private async pump(): Promise<void> {
    const followers = [...this.stale].slice(0, MOST_AT_ONCE);
    for (const follower of followers) this.stale.delete(follower);
    try {
      await this.tell(followers);
    } catch (error) {
      this.logger.warn('Answers could not be read and will be', { error });
      for (const follower of followers) if (this.isHere(follower)) this.stale.add(follower);
      await pause(RETRY_MS, undefined, { ref: false });
    }
  }

  private async tell(followers: readonly AnswerFollower[]): Promise<void> {
    const news = await this.answers.after(followers.map(({ position }) => position));
    for (const [index, follower] of followers.entries()) {
      const answers = news[index] ?? null;
      if (!this.isHere(follower)) continue;
      if (answers === null) this.drop(follower, 'gone');
      // Where there is more, it stays in the database until there is room for it here.
      else if (!follower.take(answers)) follower.awaitReader(this.patienceMs, () => this.expect([follower]), () => this.dropSlow(follower));
      else if (answers.length === MOST_NEWS) this.stale.add(follower);
    }
  }

  private dropSlow(follower: AnswerFollower): void {
    this.metrics.countDroppedReader(follower.listener.transport);
    this.drop(follower, 'too-slow');
  }

  private drop(follower: AnswerFollower, why: ListenerEnding): void {
    this.remove(follower);
    follower.listener.end(why);
  }

  private remove(follower: AnswerFollower): void {
    const { conversationId } = follower.position;
    const rest = this.byConversation.get(conversationId);
    rest?.delete(follower);
    if (rest?.size === 0) this.byConversation.delete(conversationId);
    this.stale.delete(follower);
    follower.stopWaiting();
  }

  private isHere(follower: AnswerFollower): boolean {
    return this.byConversation.get(follower.position.conversationId)?.has(follower) === true;
  }

  private all(): AnswerFollower[] {
    return [...this.byConversation.values()].flatMap((followers) => [...followers]);
  }

  private count(transport: AnswerListener['transport']): number {
    return this.all().filter(({ listener }) => listener.transport === transport).length;
  }
}
