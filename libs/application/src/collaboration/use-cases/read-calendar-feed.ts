import { BadFeedTokenError, LATEST_EVENT } from '@halolight/domain/collaboration';
import { ForbiddenError, Permission } from '@halolight/domain/kernel';
import type { Clock } from '../../kernel/index.js';
import type { FeedReader, FeedTokens } from '../ports/feed-tokens.js';
import type { CalendarDirectory, EventRecord } from '../queries/calendar-directory.js';

const VIEW = Permission.parse('calendar:view');
const PAST_MS = 366 * 86_400_000;
const MAX_EVENTS = 5_000;

/** Reads a whole calendar for a calendar program: what is to come, and the year behind. Of too much, what is to come next has the first place, then the latest past. */
export class ReadCalendarFeed {
  constructor(
    private readonly directory: CalendarDirectory,
    private readonly tokens: FeedTokens,
    private readonly clock: Clock,
    /** Events in one feed. */
    private readonly most = MAX_EVENTS,
  ) {}

  /** The calendar that a feed token opens. @throws BadFeedTokenError, ForbiddenError */
  async byToken(token: string): Promise<readonly EventRecord[]> {
    const reader = await this.tokens.findReader(token);
    if (!reader) throw new BadFeedTokenError();
    return this.of(reader);
  }

  /** The calendar of who reads it. @throws ForbiddenError without `calendar:view` */
  async of({ userId, permissions }: FeedReader): Promise<readonly EventRecord[]> {
    if (!permissions.allows(VIEW)) throw new ForbiddenError();
    const now = this.clock.now();
    const ahead = await this.directory.reachingInto(userId, { start: now, end: LATEST_EVENT }, this.most);
    if (ahead.length === this.most) return ahead;
    const behind = await this.directory.lastOf(userId, { start: new Date(now.getTime() - PAST_MS), end: now }, this.most);
    const known = new Set(ahead.map(({ id }) => id));
    const kept = [...ahead, ...behind.filter(({ id }) => !known.has(id))].slice(0, this.most);
    return kept.sort((one, other) => one.start.getTime() - other.start.getTime() || one.id - other.id);
  }
}
